package io.jishi.verification;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What to check and how.
 *
 * @param journals files in which clients wrote what they were told; none: I-5 is not checked
 * @param regions pooling regions; none: all that have rows
 * @param workers connections that read at a time, at least one
 * @param findingsMaximum findings kept of each invariant, at least one; all are counted
 */
public record VerificationOptions(List<Path> journals, Set<String> regions, int workers, int findingsMaximum) {

    /** Findings of each invariant that are kept unless something else is asked for. */
    public static final int USUAL_FINDINGS_MAXIMUM = 100;

    /** Copies its collections and refuses numbers below one. */
    public VerificationOptions {
        journals = List.copyOf(journals);
        regions = Set.copyOf(regions);
        if (workers < 1 || findingsMaximum < 1) {
            throw new IllegalArgumentException("at least one worker and one finding");
        }
    }

    /** Everything but I-5, with as many workers as keep a machine busy that has this program and the database. */
    public static VerificationOptions usual() {
        int workers = 1 + Runtime.getRuntime().availableProcessors();
        return new VerificationOptions(List.of(), Set.of(), workers, USUAL_FINDINGS_MAXIMUM);
    }

    /** The same with these client journals. */
    public VerificationOptions withJournals(List<Path> files) {
        return new VerificationOptions(files, regions, workers, findingsMaximum);
    }
}
