package io.jishi.settlement.filing;

import io.jishi.filing.model.FilingRecord;
import java.util.List;

/**
 * Writes the answer to a filing in the form of the interface that it came in by. What is written is stored with the
 * filing and replayed byte for byte, so it may depend on nothing but its arguments.
 */
public interface FilingAnswers {

    /** The filing is on record. */
    byte[] filed(FilingRecord filing, List<FilingWarning> warnings);
}
