package io.jishi.policy.source;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.shared.code.CareType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which dated blocks of a package have a worked case: one that settles a bill of a care type the block is for, on a day
 * on which the block is in force. What the cases expect is compared where the benefit core can be run.
 */
final class CaseCoverage {

    private final List<WorkedDate> worked = new ArrayList<>();

    private record WorkedDate(CareType careType, LocalDate day) {}

    CaseCoverage(String cases, Faults faults) {
        try {
            Fields document = Fields.of("", DocumentReader.readYaml(cases.getBytes(StandardCharsets.UTF_8)), faults);
            for (Fields entry : document.objects("cases", 100_000)) {
                entry.text("name", 300);
                Fields bill = entry.object("case");
                Fields expected = entry.object("expected");
                CareType careType = bill.code("careType", CareType.class);
                LocalDate day = bill.date("settledOn");
                if ("SETTLED".equals(expected.text("outcome", 40))) {
                    worked.add(new WorkedDate(careType, day));
                }
            }
        } catch (MalformedDocument e) {
            faults.add("the document", FieldFault.WRONG_TYPE, e.reason());
        }
    }

    boolean covers(ParameterReader.Block block) {
        return worked.stream()
                .anyMatch(date -> isFor(block.parameter(), date.careType())
                        && !date.day().isBefore(block.from())
                        && (block.until() == null || date.day().isBefore(block.until())));
    }

    private static boolean isFor(String parameter, CareType careType) {
        return switch (careType) {
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
