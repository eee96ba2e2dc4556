package io.jishi.nhsa;

import io.jishi.coverage.model.Coverage;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Codes that follow from what is known of a person or a bill. */
public final class PersonCodes {

    private static final int ADULT = 18;
    private static final int SENIOR = 60;

    private PersonCodes() {}

    /**
     * The family of {@code psn_type}: minors, adults and seniors among residents, the employed among employees. What
     * provinces tell apart below that is not on record.
     */
    public static String personType(Scheme scheme, @Nullable LocalDate birthDate, LocalDate day) {
        if (scheme == Scheme.EMPLOYEE) {
            return "11";
        }
        long age = birthDate == null ? ADULT : age(birthDate, day);
        return age < ADULT ? "14" : age < SENIOR ? "15" : "16";
    }

    /** Years that are completed on a day. */
    public static long age(LocalDate birthDate, LocalDate day) {
        return Math.max(0, ChronoUnit.YEARS.between(birthDate, day));
    }

    /** Birth date and age, where they are known. */
    public static void write(OutputRow row, Coverage coverage, LocalDate day) {
        LocalDate birthDate = coverage.birthDate();
        row.date("brdy", birthDate);
        if (birthDate != null) {
            row.whole("age", age(birthDate, day));
        }
    }

    /** 清算类别: stays or outpatient care. */
    public static String clearingType(CareType careType) {
        return careType == CareType.INPATIENT ? "21" : "11";
    }
}
