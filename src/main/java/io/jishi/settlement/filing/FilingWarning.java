package io.jishi.settlement.filing;

import io.jishi.policy.model.Citation;
import io.jishi.shared.code.Grade;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a filing is told besides. A warning never refuses anything and never changes a bill.
 *
 * @param code which one
 * @param minimumGrade the grade that the policy asks for in principle
 * @param grade the grade of the receiving hospital; null if it is not on record
 * @param citation where the policy says so
 */
public record FilingWarning(
        Code code, Grade minimumGrade, @Nullable Grade grade, Citation citation) {

    /** Refuses a warning without a ground. */
    public FilingWarning {
        Objects.requireNonNull(citation, "citation");
    }

    /** Kinds of warnings; numbers share one list with the reasons and are never used again. */
    public enum Code {
        /** The receiving hospital is below the grade that referrals go to in principle (S3-03-1a). */
        RECEIVING_HOSPITAL_BELOW_GRADE(6008, "接收医院低于原则上要求的等级", "The receiving hospital is below the grade asked for."),
        /** The grade of the receiving hospital is not on record. */
        RECEIVING_HOSPITAL_GRADE_UNKNOWN(6009, "接收医院等级未登记", "The grade of the receiving hospital is not on record.");

        private final int number;
        private final String chinese;
        private final String english;

        Code(int number, String chinese, String english) {
            this.number = number;
            this.chinese = chinese;
            this.english = english;
        }

        /** The stable number. */
        public int number() {
            return number;
        }

        /** One sentence in Chinese. */
        public String chinese() {
            return chinese;
        }

        /** One sentence in English. */
        public String english() {
            return english;
        }
    }
}
