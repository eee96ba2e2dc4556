package io.jishi.policy.source;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which dated blocks of a package have a worked case: one that settles a bill of a care type the block is for, on a day
 * on which the block is in force. A block of eligibility computes no amount and needs a case of eligibility instead.
 * What the cases expect is compared where the cores can be run.
 */
final class CaseCoverage {

    private final List<WorkedDate> worked = new ArrayList<>();

    private final List<LocalDate> referenceDates = new ArrayList<>();
    private final List<LocalDate> enrolmentDates = new ArrayList<>();

    /** A settled bill; {@code account} says whether it asks for the personal account. */
    private record WorkedDate(CareType careType, LocalDate day, boolean account) {}

    /** The cases of a package with these counties; those of other regions or schemes work out nothing of it. */
    CaseCoverage(String cases, Set<String> counties, Scheme scheme, Faults faults) {
        try {
            Fields document = Fields.of("", DocumentReader.readYaml(cases.getBytes(StandardCharsets.UTF_8)), faults);
            for (Fields entry : document.objects("cases", 100_000)) {
                entry.text("name", 300);
                Fields bill = entry.object("case");
                Fields expected = entry.object("expected");
                CareType careType = bill.code("careType", CareType.class);
                LocalDate day = bill.date("settledOn");
                boolean own =
                        counties.contains(bill.text("insuredRegion", 6)) && bill.code("scheme", Scheme.class) == scheme;
                if ("SETTLED".equals(expected.text("outcome", 40))) {
                    if (expected.names().size() < 2) {
                        expected.fault("poolingFund", FieldFault.MISSING, "a case expects at least one amount");
                    } else if (own) {
                        worked.add(new WorkedDate(careType, day, entry.has("personalAccount")));
                    }
                }
            }
            if (document.has("eligibility")) {
                document.objects("eligibility", 10_000).forEach(this::readEligibility);
            }
        } catch (MalformedDocument e) {
            faults.add("the document", FieldFault.WRONG_TYPE, e.reason());
        }
    }

    private void readEligibility(Fields entry) {
        Fields asked = entry.object("case");
        referenceDates.add(asked.date("date"));
        for (Fields cover : asked.objects("covers", 100)) {
            LocalDate enrolledOn = cover.optionalDate("enrolledOn");
            if (enrolledOn != null) {
                enrolmentDates.add(enrolledOn);
            }
        }
    }

    boolean covers(ParameterReader.Block block) {
        if (block.parameter().startsWith(EligibilityParameters.PREFIX)) {
            return coversEligibility(block);
        }
        return worked.stream().anyMatch(date -> isFor(block.parameter(), date) && isIn(block, date.day()));
    }

    /** The waiting period is that of the day of enrolment; everything else is that of the reference date. */
    private boolean coversEligibility(ParameterReader.Block block) {
        boolean ofReferenceDate = block.parameter().equals(EligibilityParameters.BASIS)
                || block.parameter().equals(EligibilityParameters.SECOND_COVER);
        List<LocalDate> days = ofReferenceDate ? referenceDates : enrolmentDates;
        return days.stream().anyMatch(day -> isIn(block, day));
    }

    private static boolean isIn(ParameterReader.Block block, LocalDate day) {
        return !day.isBefore(block.from()) && (block.until() == null || day.isBefore(block.until()));
    }

    private static boolean isFor(String parameter, WorkedDate date) {
        if (parameter.equals(PersonalAccountParameters.PAYS)) {
            return date.account();
        }
        return switch (date.careType()) {
            case INPATIENT ->
                !parameter.startsWith("outpatientPooling.")
                        && !parameter.startsWith("twoDisease.")
                        && !parameter.startsWith("chronicDisease.");
            case OUTPATIENT -> parameter.startsWith("outpatientPooling.");
            case OUTPATIENT_TWO_DISEASE -> parameter.startsWith("twoDisease.");
            case OUTPATIENT_CHRONIC -> parameter.startsWith("chronicDisease.");
        };
    }
}
