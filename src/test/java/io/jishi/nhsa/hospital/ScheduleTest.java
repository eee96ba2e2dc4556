package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.nhsa.hospital.Plan.Batch;
import io.jishi.nhsa.hospital.Plan.Kind;
import io.jishi.nhsa.hospital.Plan.Line;
import io.jishi.nhsa.hospital.Plan.SettlementTrouble;
import io.jishi.nhsa.hospital.Plan.UploadTrouble;
import io.jishi.nhsa.hospital.Schedule.Event;
import io.jishi.nhsa.hospital.Schedule.Step;
import io.jishi.support.DemoData;
import io.jishi.support.DemoSandbox;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final YearMonth MONTH = YearMonth.of(2021, 3);
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());
    private static final Sandbox SANDBOX = Sandbox.of(PaperSandbox.text(50));

    @Test
    void sameSeedGivesTheSameMonth() {
        assertEquals(plans(11), plans(11));
    }

    @Test
    void otherSeedGivesAnotherMonth() {
        assertNotEquals(plans(11), plans(12));
    }

    @Test
    void everyTroubleHappensToAStayAndToAnOutpatientVisit() {
        for (Kind kind : Kind.values()) {
            Set<SettlementTrouble> met = EnumSet.noneOf(SettlementTrouble.class);
            Set<UploadTrouble> uploads = EnumSet.noneOf(UploadTrouble.class);
            plans(5).stream().filter(plan -> plan.kind() == kind).forEach(plan -> {
                met.add(plan.settlement());
                uploads.add(plan.uploads());
            });
            assertEquals(EnumSet.allOf(SettlementTrouble.class), met);
            Set<UploadTrouble> expected = EnumSet.allOf(UploadTrouble.class);
            if (kind == Kind.OUTPATIENT) {
                expected.remove(UploadTrouble.CHANGED);
            }
            assertEquals(expected, uploads);
        }
    }

    @Test
    void everyPatientComesOnce() {
        Set<Integer> patients = new HashSet<>();
        plans(8).forEach(plan -> assertTrue(patients.add(plan.patient()), plan::toString));
    }

    @Test
    void monthIsLongEnoughForEveryVisitAndWhatFollows() {
        LongStream.range(0, 50)
                .forEach(seed -> plans(seed)
                        .forEach(plan ->
                                assertEquals(MONTH, YearMonth.from(plan.end().plusDays(2)), plan::toString)));
    }

    @Test
    void serialsAreUniqueInAVisitAndReturnsTakeBackAnEarlierLineInFull() {
        int returns = 0;
        for (Plan plan : plans(3)) {
            Map<String, Line> charged = new HashMap<>();
            for (Batch batch : plan.batches()) {
                for (Line line : batch.lines()) {
                    if (!line.returned().isEmpty()) {
                        assertEquals(Kind.STAY, plan.kind());
                        Line returned = Objects.requireNonNull(charged.get(line.returned()), plan::toString);
                        assertEquals(0, line.amount() + returned.amount());
                        returns++;
                    }
                    assertEquals(null, charged.put(line.serial(), line), plan::toString);
                }
            }
        }
        assertTrue(returns > 0);
    }

    @Test
    void stepsOfAVisitAreInTheirOrder() {
        Map<Integer, Step> last = new HashMap<>();
        Event before = null;
        for (Event event : Schedule.events(plans(21))) {
            assertFalse(before != null && event.day().isBefore(before.day()), event::toString);
            Step earlier = last.put(event.plan().number(), event.step());
            assertTrue(earlier == null || earlier.compareTo(event.step()) <= 0, event::toString);
            before = event;
        }
        assertTrue(last.values().stream().allMatch(step -> step == Step.AFTERWARDS));
    }

    @Test
    void demoIsASandboxToo() {
        Sandbox demo = Sandbox.of(DemoSandbox.text(DemoData.seeded(1), 0, Schedule.PATIENTS));
        assertEquals(Schedule.PATIENTS, demo.persons().size());
        assertEquals(4, demo.items().size());
        assertTrue(demo.persons().stream().noneMatch(person -> person.certno().equals(demo.stranger())));
    }

    @Test
    void tooFewPersonsAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Schedule.plans(1, MONTH, DIALECTS, Schedule.PATIENTS - 1, SANDBOX.items()));
    }

    private static List<Plan> plans(long seed) {
        return Schedule.plans(seed, MONTH, DIALECTS, SANDBOX.persons().size(), SANDBOX.items());
    }
}
