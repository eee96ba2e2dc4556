package io.jishi.verification;

/**
 * A row that breaks an invariant.
 *
 * @param invariant which
 * @param region pooling region of the row
 * @param row what identifies it: a settlement id, or the kind of row and its key
 * @param fault what was expected and what was found
 */
public record Finding(Invariant invariant, String region, String row, String fault) {

    /** As a line of the report. */
    public String line() {
        return invariant.number() + " " + region + " " + row + ": " + fault;
    }
}
