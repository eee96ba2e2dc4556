package io.jishi.settlement.filing;

import io.jishi.filing.model.FilingRecord;
import java.util.List;

/**
 * A filing with the bills that rest on it.
 *
 * @param filing as it is now
 * @param usedBy live bills that were made with it, newest first
 * @param moreUses whether there are more of them
 */
public record FilingView(FilingRecord filing, List<String> usedBy, boolean moreUses) {

    /** Copies its list. */
    public FilingView {
        usedBy = List.copyOf(usedBy);
    }
}
