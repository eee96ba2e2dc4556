package io.jishi.faults;

import io.jishi.faults.Teller.Fate;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** A hospital that settles one stay after the other, and now and then does what hospitals also do. */
final class VirtualHospital {

    private static final long FIRST_MILLISECOND = 1_546_300_800_000L;

    private final Party party;
    private final Teller teller;
    private final Workload workload;
    private final SplittableRandom random;
    private int numbers;

    /**
     * Who it is.
     *
     * @param people only its own
     * @param shared patients of every hospital
     * @param unwelcome patients whose bills are refused
     */
    record Party(
            String name,
            DemoProvider provider,
            List<DemoPerson> people,
            List<DemoPerson> shared,
            List<DemoPerson> unwelcome) {}

    /** Shares of what a hospital does, in percent of its stays. */
    record Habits(int repeats, int cancels, int reverses, int otherKeys, int copies, int reversesFirst) {
        static final Habits USUAL = new Habits(8, 6, 2, 2, 2, 1);
    }

    VirtualHospital(Party party, Teller teller, Workload workload, SplittableRandom random) {
        this.party = party;
        this.teller = teller;
        this.workload = workload;
        this.random = random;
    }

    /** One stay with all that belongs to it. */
    void live(Habits habits, ExecutorService copies) {
        DemoPerson person = patient();
        String visit = party.name() + "-v" + ++numbers;
        Message message =
                Message.settlement(party.provider(), visit + "-1", body(person, visit), person.personId(), visit);
        if (isOneOf(habits.reversesFirst())) {
            reverseBeforeArrival(message);
            return;
        }
        Fate fate = isOneOf(habits.copies()) ? deliverThrice(message, copies) : teller.deliver(message);
        if (!fate.is(Told.SETTLED)) {
            return;
        }
        workload.settled();
        if (isOneOf(habits.repeats())) {
            Fate again = teller.deliver(message);
            mustAgree(message, fate, again);
            if (isUndoneOrOpen(again)) {
                return;
            }
        }
        if (isOneOf(habits.otherKeys())) {
            settleUnderAnotherKey(message, fate);
        }
        if (isOneOf(habits.cancels())) {
            cancel(message, fate, habits);
        } else if (isOneOf(habits.reverses())) {
            mustBe(Told.REVERSED, message, teller.deliver(message.reversal(visit + "-r")));
        }
    }

    private boolean isOneOf(int percent) {
        return random.nextInt(100) < percent;
    }

    private DemoPerson patient() {
        int drawn = random.nextInt(100);
        if (drawn < 2) {
            String nobody = TimeOrderedId.of(Message.REGION, FIRST_MILLISECOND, random.nextInt(1 << 20), ++numbers);
            return new DemoPerson(nobody, "", "141024");
        }
        if (drawn < 4) {
            return pick(party.unwelcome());
        }
        return pick(drawn < 10 ? party.shared() : party.people());
    }

    private DemoPerson pick(List<DemoPerson> people) {
        return people.get(random.nextInt(people.size()));
    }

    private String body(DemoPerson person, String visit) {
        int year = 2019 + random.nextInt(3);
        long yuan = 1_000L + random.nextInt(40_000);
        return "{\"insuredRegion\":\"" + person.county() + "\",\"personId\":\"" + person.personId()
                + "\",\"scheme\":\"RESIDENT\",\"careType\":\"INPATIENT\",\"visitNumber\":\"" + visit
                + "\",\"admittedOn\":\"" + year + "-08-01\",\"dischargedOn\":\"" + year
                + "-08-12\",\"fees\":{\"total\":" + yuan + ".00}}";
    }

    /** The reversal overtakes its message: whatever comes after it has no effect. */
    private void reverseBeforeArrival(Message message) {
        Fate reversal = teller.deliver(message.reversal(message.messageId() + "-r"));
        Fate late = teller.deliver(message);
        if (reversal.is(Told.REVERSED)) {
            mustBe(Told.NOTHING, message, late);
        }
    }

    /** What was told of one of three copies; if one of them was given up, that. */
    private Fate deliverThrice(Message message, ExecutorService copies) {
        List<CompletableFuture<Fate>> futures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            futures.add(CompletableFuture.supplyAsync(() -> workload.teller().deliver(message), copies));
        }
        Fate first = teller.deliver(message);
        Fate last = first;
        for (CompletableFuture<Fate> each : futures) {
            Fate copy = each.join();
            mustAgree(message, first, copy);
            last = isUndoneOrOpen(copy) ? copy : last;
        }
        return last;
    }

    /** The visit has its bill: nobody gets a second one for it. */
    private void settleUnderAnotherKey(Message message, Fate fate) {
        Fate other = teller.deliver(message.underAnotherKey(message.messageId() + "-again"));
        boolean named = other.is(Told.ALIAS) && other.settlementId().equals(fate.settlementId());
        if (!named && !isUndoneOrOpen(other)) {
            workload.complain("a second key got " + other + " where the visit has " + fate + ": " + message.name());
        }
    }

    private static boolean isUndoneOrOpen(Fate fate) {
        return fate.is(Told.UNKNOWN) || fate.is(Told.REVERSED) || fate.is(Told.NOTHING);
    }

    private void cancel(Message message, Fate fate, Habits habits) {
        Fate cancelled = teller.deliver(message.cancellation(message.messageId() + "-c", fate.settlementId()));
        if (cancelled.is(Told.CANCELLED) && isOneOf(50)) {
            // the stay is settled anew, under the same number and a new key
            Message anew = message.underAnotherKey(message.visit() + "-2");
            Fate again = teller.deliver(anew);
            if (again.is(Told.SETTLED) && isOneOf(habits.repeats())) {
                mustAgree(anew, again, teller.deliver(anew));
            }
        }
    }

    /** The same message is answered the same way each time, unless it was given up meanwhile. */
    private void mustAgree(Message message, Fate one, Fate other) {
        boolean undone = isUndoneOrOpen(one) || isUndoneOrOpen(other);
        if (!undone && !one.equals(other)) {
            workload.complain(message.name() + " was answered " + one + " and then " + other);
        }
    }

    private void mustBe(Told told, Message message, Fate fate) {
        if (!fate.is(told) && !fate.is(Told.UNKNOWN)) {
            workload.complain(message.name() + " was answered " + fate + ", not " + told);
        }
    }
}
