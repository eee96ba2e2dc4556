package io.jishi.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The steps of a trace by name, nested ones included, and what must hold for them. */
record TraceSteps(Map<StepName, TraceStep> byName) {

    /** Steps of plain arithmetic, and the place of care, which rests on the package's list of counties. */
    private static final Set<StepName> WITHOUT_POLICY_VALUE = EnumSet.of(
            StepName.ELIGIBLE_EXPENSE, StepName.CARE_LOCATION, StepName.CRITICAL_ILLNESS_BASE, StepName.OUT_OF_POCKET);

    static TraceSteps of(List<TraceStep> trace) {
        Map<StepName, TraceStep> steps = new EnumMap<>(StepName.class);
        collect(trace, steps);
        return new TraceSteps(steps);
    }

    private static void collect(List<TraceStep> trace, Map<StepName, TraceStep> steps) {
        for (TraceStep step : trace) {
            assertNull(steps.put(step.name(), step), () -> step.name() + " is in the trace twice");
            collect(step.steps(), steps);
        }
    }

    /** A step that is not there has paid nothing. */
    Fen amount(StepName name) {
        TraceStep step = byName.get(name);
        return step == null ? Fen.ZERO : Objects.requireNonNull(step.amount());
    }

    void assertAmountsOfStay(BenefitAmounts bill) {
        assertAmountsOfEveryBill(bill);
        assertEquals(bill.deductible(), amount(StepName.DEDUCTIBLE));
        assertEquals(bill.poolingFund(), amount(StepName.POOLING_FUND));
        assertEquals(bill.unreferredReduction(), amount(StepName.UNREFERRED_REDUCTION));
        assertEquals(bill.criticalIllnessBase(), amount(StepName.CRITICAL_ILLNESS_BASE));
        assertEquals(bill.criticalIllness(), amount(StepName.CRITICAL_ILLNESS));
        assertEquals(bill.medicalAssistance(), amount(StepName.MEDICAL_ASSISTANCE));
        for (StepName name : List.of(
                StepName.CARE_LOCATION,
                StepName.DEDUCTIBLE,
                StepName.REIMBURSEMENT_RATE,
                StepName.POOLING_FUND,
                StepName.CRITICAL_ILLNESS_BASE,
                StepName.CRITICAL_ILLNESS)) {
            assertTrue(byName.containsKey(name), () -> name + " is in the trace of every stay of Linfen");
        }
    }

    void assertAmountsOfEveryBill(BenefitAmounts bill) {
        assertEquals(bill.eligible(), amount(StepName.ELIGIBLE_EXPENSE));
        assertEquals(bill.personalAccount(), amount(StepName.PERSONAL_ACCOUNT));
        assertEquals(bill.outOfPocket(), amount(StepName.OUT_OF_POCKET));
    }

    /** Every step that uses a policy value cites an article, and none that is not in force yet. */
    void assertEveryPolicyStepIsCited(LocalDate day) {
        byName.forEach((name, step) -> {
            if (step.outcome() == StepOutcome.NOT_MODELLED) {
                assertTrue(step.citations().isEmpty(), () -> name + " cites a rule that is not there");
            } else if (!WITHOUT_POLICY_VALUE.contains(name)) {
                assertFalse(step.citations().isEmpty(), () -> name + " cites nothing");
            }
            for (Citation citation : step.citations()) {
                assertFalse(citation.versionFrom().isAfter(day), () -> name + " cites " + citation);
            }
        });
    }
}
