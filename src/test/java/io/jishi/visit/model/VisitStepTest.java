package io.jishi.visit.model;

import static io.jishi.visit.model.VisitStep.AMEND;
import static io.jishi.visit.model.VisitStep.DISCHARGE;
import static io.jishi.visit.model.VisitStep.REOPEN;
import static io.jishi.visit.model.VisitStep.SETTLE;
import static io.jishi.visit.model.VisitStep.UPLOAD;
import static io.jishi.visit.model.VisitStep.WITHDRAW;
import static io.jishi.visit.model.VisitStep.WITHDRAW_LINES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every step at every standing, written down by hand. */
class VisitStepTest {

    private static final LocalDate DAY = LocalDate.of(2019, 11, 1);

    /** The order of the answers in {@link #TABLE}. */
    private static final List<VisitStep> STEPS =
            List.of(AMEND, UPLOAD, WITHDRAW_LINES, DISCHARGE, REOPEN, SETTLE, WITHDRAW);

    /**
     * By standing: S a stay, P an outpatient registration; O open, D discharged; b a bill stands; l lines are in
     * force; f the region settles first. Numbers of reasons, 0 for none, in the order of {@link #STEPS}.
     */
    private static final Map<String, List<Integer>> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("SO", List.of(0, 0, 0, 0, 8003, 8003, 0)),
            Map.entry("SOl", List.of(0, 0, 0, 0, 8003, 8003, 8006)),
            Map.entry("SOb", List.of(8005, 8005, 8005, 8005, 8003, 8003, 8005)),
            Map.entry("SObl", List.of(8005, 8005, 8005, 8005, 8003, 8003, 8005)),
            Map.entry("SD", List.of(8004, 8004, 8004, 8004, 0, 8007, 8004)),
            Map.entry("SDl", List.of(8004, 8004, 8004, 8004, 0, 0, 8004)),
            Map.entry("SDb", List.of(8005, 8005, 8005, 8005, 8005, 8007, 8005)),
            Map.entry("SDbl", List.of(8005, 8005, 8005, 8005, 8005, 0, 8005)),
            Map.entry("SOf", List.of(0, 0, 0, 0, 8003, 8007, 0)),
            Map.entry("SOlf", List.of(0, 0, 0, 0, 8003, 0, 8006)),
            Map.entry("SObf", List.of(8005, 8005, 8005, 0, 8003, 8007, 8005)),
            Map.entry("SOblf", List.of(8005, 8005, 8005, 0, 8003, 0, 8005)),
            Map.entry("SDf", List.of(8004, 8004, 8004, 8004, 0, 8007, 8004)),
            Map.entry("SDlf", List.of(8004, 8004, 8004, 8004, 0, 0, 8004)),
            Map.entry("SDbf", List.of(8005, 8005, 8005, 8004, 0, 8007, 8005)),
            Map.entry("SDblf", List.of(8005, 8005, 8005, 8004, 0, 0, 8005)),
            Map.entry("PO", List.of(0, 0, 0, 8011, 8011, 8007, 0)),
            Map.entry("POl", List.of(0, 0, 0, 8011, 8011, 0, 8006)),
            Map.entry("POb", List.of(8005, 8005, 8005, 8011, 8011, 8007, 8005)),
            Map.entry("PObl", List.of(8005, 8005, 8005, 8011, 8011, 0, 8005)),
            Map.entry("POf", List.of(0, 0, 0, 8011, 8011, 8007, 0)),
            Map.entry("POlf", List.of(0, 0, 0, 8011, 8011, 0, 8006)),
            Map.entry("PObf", List.of(8005, 8005, 8005, 8011, 8011, 8007, 8005)),
            Map.entry("POblf", List.of(8005, 8005, 8005, 8011, 8011, 0, 8005))));

    @Test
    void everyStepAtEveryStandingIsAsWrittenDown() {
        Map<String, List<Integer>> found = new TreeMap<>();
        TABLE.keySet().forEach(standing -> found.put(standing, answers(standing(standing, Instant.EPOCH))));
        assertEquals(TABLE, found);
        assertEquals(List.of(VisitStep.values()), STEPS, "every step is in the table");
    }

    @Test
    void aVisitThatWasReportedAtOnceHasNoStepAtAll() {
        for (String standing : List.of("SD", "SDl", "SDb", "SDbl", "SDblf")) {
            List<Integer> none = STEPS.stream()
                    .map(step -> Reason.VISIT_REPORTED_AT_ONCE.number())
                    .toList();
            assertEquals(none, answers(standing(standing, null)), standing);
        }
    }

    private static List<Integer> answers(VisitStep.Standing standing) {
        List<Integer> answers = new ArrayList<>();
        for (VisitStep step : STEPS) {
            answers.add(step.refusal(standing).map(Reason::number).orElse(0));
        }
        return answers;
    }

    private static VisitStep.Standing standing(String name, @Nullable Instant openedAt) {
        CareType careType = name.startsWith("S") ? CareType.INPATIENT : CareType.OUTPATIENT;
        boolean discharged = name.charAt(1) == 'D';
        Visit visit = new Visit(
                new VisitKey("141000", "HOSPITAL", "visit"),
                "id",
                "id",
                "person",
                new Visit.Terms(Scheme.RESIDENT, careType, null, DAY, discharged ? DAY : null),
                discharged ? VisitState.DISCHARGED : VisitState.OPEN,
                openedAt,
                Visit.Lines.NONE,
                Visit.Sums.NONE);
        return new VisitStep.Standing(visit, name.contains("b"), name.contains("l"), name.contains("f"));
    }
}
