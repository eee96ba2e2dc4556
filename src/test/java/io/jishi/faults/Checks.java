package io.jishi.faults;

import java.sql.SQLException;
import java.util.List;

/** What is compared after each scenario, when nothing is under way. */
interface Checks {

    /**
     * What was found. Each list names what it is about.
     *
     * @param lost told to a client, and not there or another than was told
     * @param doubled visits with two bills that stand, bills of no message, messages with two fates
     * @param other anything else that must not be
     */
    record Findings(List<String> lost, List<String> doubled, List<String> other) {
        boolean isClean() {
            return lost.isEmpty() && doubled.isEmpty() && other.isEmpty();
        }
    }

    /** Compares what clients were told with what is stored. */
    Findings compare(Journal journal) throws SQLException;
}
