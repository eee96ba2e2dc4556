package io.jishi.nhsa;

import io.jishi.coverage.model.Coverage;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Codes of the wire that are the same everywhere. */
public final class WireCodes {

    private static final Pattern RESIDENT_NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");
    private static final String POOLING_FUND = "100";
    private static final int SEX_DIGIT = 16;
    private static final int ADULT = 18;
    private static final int ELDERLY = 60;

    private WireCodes() {}

    /** The scheme of an {@code insutype}; empty for one that is not served: SCHEME_NOT_SERVED. */
    public static Optional<Scheme> scheme(String insutype) {
        return switch (insutype) {
            case "390", "391", "392", "380" -> Optional.of(Scheme.RESIDENT);
            case "310" -> Optional.of(Scheme.EMPLOYEE);
            default -> Optional.empty();
        };
    }

    /** The {@code insutype} of a scheme. */
    public static String insutype(Scheme scheme) {
        return scheme == Scheme.RESIDENT ? "390" : "310";
    }

    /** The {@code fund_pay_type} of the pooling fund of a scheme. */
    public static String poolingFund(Scheme scheme) {
        return insutype(scheme) + POOLING_FUND;
    }

    /**
     * The family of {@code psn_type}: residents by their age; of employees it is not known whether they have retired.
     *
     * @param birthDate null if not known
     */
    public static String personType(Scheme scheme, @Nullable LocalDate birthDate, LocalDate day) {
        if (scheme == Scheme.EMPLOYEE) {
            return "11";
        }
        long age = birthDate == null ? ADULT : age(birthDate, day);
        return age < ADULT ? "14" : age < ELDERLY ? "15" : "16";
    }

    /** Whole years. */
    public static long age(LocalDate birthDate, LocalDate day) {
        return Math.max(0, ChronoUnit.YEARS.between(birthDate, day));
    }

    /** Writes birth date and age, where they are known. */
    public static void writeBirth(OutputRow row, Coverage coverage, LocalDate day) {
        LocalDate birthDate = coverage.birthDate();
        row.date("brdy", birthDate);
        if (birthDate != null) {
            row.whole("age", age(birthDate, day));
        }
    }

    /** {@code clr_type}: stays or outpatient care. */
    public static String clearingType(CareType careType) {
        return careType == CareType.INPATIENT ? "21" : "11";
    }

    /** The beginning of {@code med_type} of a visit that was reported over another interface. */
    public static String medType(CareType careType) {
        return switch (careType) {
            case INPATIENT -> "21";
            case OUTPATIENT -> "11";
            case OUTPATIENT_CHRONIC -> "14";
            case OUTPATIENT_TWO_DISEASE -> "9901";
        };
    }

    /** {@code gend} by the number of a resident identity card; 0, unknown, if it is no such number. */
    public static String sex(String identityNumber) {
        if (!RESIDENT_NUMBER.matcher(identityNumber).matches()) {
            return "0";
        }
        return (identityNumber.charAt(SEX_DIGIT) - '0') % 2 == 1 ? "1" : "2";
    }

    /** {@code hosp_lv} of a grade; empty if it is not known. */
    public static String hospitalLevel(@Nullable Grade grade) {
        if (grade == null) {
            return "";
        }
        return switch (grade) {
            case GRADE_3A -> "02";
            case GRADE_3B -> "03";
            case GRADE_3C -> "04";
            case GRADE_2A -> "05";
            case GRADE_2B -> "06";
            case GRADE_2C -> "07";
            case GRADE_1A -> "08";
            case GRADE_1B -> "09";
            case GRADE_1C -> "10";
            case UNGRADED -> "11";
        };
    }
}
