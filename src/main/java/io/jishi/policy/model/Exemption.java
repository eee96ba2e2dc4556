package io.jishi.policy.model;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.RecordedGroup;
import java.util.Set;
import java.util.function.Function;

/** A ground on which there is no waiting period (S4-02-9): a closed list of kinds, each row with its own source. */
public sealed interface Exemption {

    /** The kinds. */
    enum Kind {
        /** Enrolled by the end of the central enrolment window. */
        IN_WINDOW,
        /** Enrolled soon after employees' cover ended. */
        AFTER_EMPLOYEE_COVER,
        /** Enrolled soon after birth. */
        NEWBORN,
        /** In an assistance category. */
        CATEGORY,
        /** In a group that the registry records with the enrolment. */
        RECORDED_GROUP
    }

    /** Which kind. */
    Kind kind();

    /** From when there are benefits. */
    BenefitStart start();

    /** The basis. */
    Citation citation();

    /** Enrolled by the end of the window of the benefit year in which the cover begins. */
    record InWindow(BenefitStart start, Citation citation) implements Exemption {
        @Override
        public Kind kind() {
            return Kind.IN_WINDOW;
        }
    }

    /**
     * Enrolled within so many calendar months after the last month of employees' cover.
     *
     * @param months counted from the last covered month, the last of them included
     */
    record AfterEmployeeCover(int months, BenefitStart start, Citation citation) implements Exemption {
        @Override
        public Kind kind() {
            return Kind.AFTER_EMPLOYEE_COVER;
        }
    }

    /**
     * Enrolled by a certain age.
     *
     * @param within age on the last day that still counts; the day of birth is day 0
     */
    record Newborn(CalendarSpan within, BenefitStart start, Citation citation) implements Exemption {
        @Override
        public Kind kind() {
            return Kind.NEWBORN;
        }
    }

    /**
     * In one of these categories on the day of enrolment or later.
     *
     * @param categories at least one
     */
    record InCategory(Set<AssistanceCategory> categories, BenefitStart start, Citation citation) implements Exemption {
        /** Copies the set. */
        public InCategory {
            categories = Set.copyOf(categories);
        }

        @Override
        public Kind kind() {
            return Kind.CATEGORY;
        }
    }

    /**
     * Recorded by the registry as one of these groups.
     *
     * @param groups at least one
     */
    record InRecordedGroup(Set<RecordedGroup> groups, BenefitStart start, Citation citation) implements Exemption {
        /** Copies the set. */
        public InRecordedGroup {
            groups = Set.copyOf(groups);
        }

        @Override
        public Kind kind() {
            return Kind.RECORDED_GROUP;
        }
    }

    /** One of five functions, by what this is. */
    default <T> T fold(
            Function<InWindow, T> inWindow,
            Function<AfterEmployeeCover, T> afterEmployeeCover,
            Function<Newborn, T> newborn,
            Function<InCategory, T> inCategory,
            Function<InRecordedGroup, T> inRecordedGroup) {
        if (this instanceof InWindow exemption) {
            return inWindow.apply(exemption);
        }
        if (this instanceof AfterEmployeeCover exemption) {
            return afterEmployeeCover.apply(exemption);
        }
        if (this instanceof Newborn exemption) {
            return newborn.apply(exemption);
        }
        if (this instanceof InCategory exemption) {
            return inCategory.apply(exemption);
        }
        return inRecordedGroup.apply((InRecordedGroup) this);
    }
}
