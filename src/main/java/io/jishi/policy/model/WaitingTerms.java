package io.jishi.policy.model;

import java.util.List;

/**
 * The waiting period (待遇享受等待期) and who is exempt from it, for those who enrol while it is in force.
 *
 * @param period counted from the day of enrolment
 * @param window the central enrolment window
 * @param exemptions in the order of the package; of several that apply the one with the earliest benefits counts
 */
public record WaitingTerms(Cited<CalendarSpan> period, Cited<EnrolmentWindow> window, List<Exemption> exemptions) {

    /** Copies its list. */
    public WaitingTerms {
        exemptions = List.copyOf(exemptions);
    }
}
