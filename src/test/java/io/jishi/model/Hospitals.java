package io.jishi.model;

import io.jishi.benefit.FeeTotals;
import io.jishi.model.Counters.Event;
import io.jishi.settlement.Fingerprint;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The desks of the hospitals: each does one thing after the other and carries it through, while the others do theirs.
 * Most keep the rules; some send a visit under a second key, or a key with other content.
 */
final class Hospitals {

    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2020, 12, 30), LocalDate.of(2021, 2, 3), LocalDate.of(2021, 2, 4));

    private final World world;
    private final List<String> codes;
    private final List<PersonKey> people;
    private final List<Errand> errands = new ArrayList<>();
    private int numbers;
    private int busy;

    Hospitals(World world, List<String> codes, List<PersonKey> people) {
        this.world = world;
        this.codes = codes;
        this.people = people;
    }

    /** Every message that anybody wanted an answer to. */
    List<Errand> errands() {
        return errands;
    }

    /** Whether some desk is not through with its work. */
    boolean areBusy() {
        return busy > 0;
    }

    /** Opens desks with so much work each. */
    void open(int desks, int steps) {
        for (int i = 0; i < desks; i++) {
            String hospital = codes.get(i % codes.size());
            busy++;
            world.time.after(world.faults.between(0, 300), () -> work(hospital, steps));
        }
    }

    private void work(String hospital, int steps) {
        if (steps == 0) {
            busy--;
            return;
        }
        step(hospital, () -> world.time.after(world.faults.between(0, 400), () -> work(hospital, steps - 1)));
    }

    private void step(String hospital, Runnable then) {
        int choice = world.random.nextInt(100);
        if (choice < 28) {
            perform(newStay(hospital), then);
        } else if (choice < 36) {
            new ChangeOfMind(world, newStay(hospital)).run(then);
        } else if (choice < 50) {
            perform(orNewStay(about(hospital, Errand.Kind.CANCEL, Hospitals::madeABill), hospital), then);
        } else if (choice < 58) {
            perform(orNewStay(reversal(hospital, Hospitals::madeABill), hospital), then);
        } else if (choice < 66) {
            perform(orNewStay(reversal(hospital, errand -> errand.kind == Errand.Kind.CANCEL), hospital), then);
        } else if (choice < 71) {
            List<Errand> late = about(hospital, Errand.Kind.SUPPLEMENT, Hospitals::madeABill);
            late.forEach(errand -> world.addIdentity(errand.person));
            perform(orNewStay(late, hospital), then);
        } else if (choice < 78) {
            perform(orNewStay(copyOf(hospital, false), hospital), then);
        } else if (choice < 82) {
            perform(orNewStay(copyOf(hospital, true), hospital), then);
        } else if (choice < 86) {
            List<Errand> first = pick(hospital, errand -> errand.kind == Errand.Kind.SETTLE);
            perform(first.isEmpty() ? newStay(hospital) : otherContent(first.get(0)), then);
        } else if (choice < 88) {
            Errand first = newStay(hospital);
            beside(first);
            perform(otherContent(first), then);
        } else if (choice < 92) {
            Errand stay = newStay(hospital);
            beside(stay);
            perform(reversalOf(stay), then);
        } else {
            new OpenedVisit(world, newStay(hospital)).run(then);
        }
    }

    /** Carries a message through while the desk does something else. */
    private void beside(Errand errand) {
        busy++;
        perform(errand, () -> busy--);
    }

    /** Carries a message through. */
    void perform(Errand errand, Runnable then) {
        errands.add(errand);
        world.reference.expect(errand);
        new Recovery(world, errand, then).send();
    }

    private static boolean madeABill(Errand errand) {
        return errand.kind.settles() && errand.row != null && errand.fate == Errand.Fate.MADE_A_ROW;
    }

    private Errand newStay(String hospital) {
        PersonKey person = people.get(world.random.nextInt(people.size()));
        String number = "visit-" + numbers++;
        return settle(hospital, person, number, number, world.random.nextInt(20_000_000), drawn());
    }

    /** What decides how a visit is paid. */
    private record Terms(CareType care, LocalDate day, boolean usesAccount) {}

    private Terms drawn() {
        boolean outpatient = world.random.nextInt(4) == 0;
        LocalDate day = DAYS.get(world.random.nextInt(DAYS.size()));
        return new Terms(outpatient ? CareType.OUTPATIENT : CareType.INPATIENT, day, world.random.nextInt(3) == 0);
    }

    private Errand settle(String hospital, PersonKey person, String stay, String visitNumber, long total, Terms terms) {
        Fen sum = Fen.of(total);
        boolean classes = terms.care().isOutpatient();
        SettleRequest request = new SettleRequest(
                Registry.REGION,
                person.personId(),
                person.personId(),
                hospital,
                Scheme.RESIDENT,
                terms.care(),
                null,
                visitNumber,
                terms.day(),
                terms.day(),
                sum,
                List.of(),
                new FeeTotals(sum, Fen.ZERO, Fen.ZERO, Fen.ZERO, classes ? sum : null, classes ? Fen.ZERO : null),
                new SettleRequest.Reported(null, terms.usesAccount()));
        Errand errand = errand(Errand.Kind.SETTLE, hospital, person, visitNumber + " for " + total, stay);
        errand.request = request;
        errand.total = total;
        return errand;
    }

    Errand errand(Errand.Kind kind, String hospital, PersonKey person, String content, String stay) {
        MessageKey key = new MessageKey(Registry.REGION, hospital, kind.transaction(), "m" + numbers++);
        return new Errand(kind, key, person, content, stay);
    }

    private Errand orNewStay(List<Errand> found, String hospital) {
        return found.isEmpty() ? newStay(hospital) : found.get(0);
    }

    private List<Errand> pick(String hospital, Predicate<Errand> which) {
        List<Errand> found = errands.stream()
                .filter(errand -> errand.key.providerCode().equals(hospital))
                .filter(which)
                .toList();
        return found.isEmpty()
                ? found
                : List.of(found.get(found.size() - 1 - world.random.nextInt(Math.min(3, found.size()))));
    }

    private List<Errand> about(String hospital, Errand.Kind kind, Predicate<Errand> which) {
        boolean supplements = kind == Errand.Kind.CANCEL && world.random.nextInt(4) == 0;
        Predicate<Errand> rows = supplements
                ? errand -> errand.kind == Errand.Kind.SUPPLEMENT && errand.fate == Errand.Fate.MADE_A_ROW
                : which;
        return pick(hospital, rows).stream()
                .map(bill -> {
                    Errand errand = errand(kind, hospital, bill.person, kind + " of " + bill.row, bill.stay);
                    errand.aboutRow = bill.row;
                    return errand;
                })
                .toList();
    }

    private List<Errand> reversal(String hospital, Predicate<Errand> which) {
        return pick(hospital, which).stream().map(this::reversalOf).toList();
    }

    /** The reversal of a message. */
    Errand reversalOf(Errand target) {
        Errand errand = errand(
                Errand.Kind.REVERSE,
                target.key.providerCode(),
                target.person,
                "reversal of " + Errand.nameOf(target.key),
                target.stay);
        errand.target = target;
        return errand;
    }

    /** A visit under a second key, as a hospital system sends it that has forgotten the first; or with other totals. */
    private List<Errand> copyOf(String hospital, boolean otherTotal) {
        return pick(hospital, errand -> errand.kind == Errand.Kind.SETTLE).stream()
                .map(first -> copyOf(first, otherTotal))
                .toList();
    }

    /** The same visit under another key. */
    Errand copyOf(Errand first, boolean otherTotal) {
        long total = first.total + (otherTotal ? 100 : 0);
        return settle(
                first.key.providerCode(),
                first.person,
                first.stay,
                first.request().visitNumber(),
                total,
                termsOf(first));
    }

    /** Another stay of the same patient, on the same terms. */
    Errand another(Errand first) {
        String number = "visit-" + numbers++;
        return settle(first.key.providerCode(), first.person, number, number, first.total, termsOf(first));
    }

    private static Terms termsOf(Errand first) {
        SettleRequest said = first.request();
        return new Terms(said.careType(), said.endedOn(), said.reported().usesPersonalAccount());
    }

    /** Another stay under the same key. */
    private Errand otherContent(Errand first) {
        world.counters.count(Event.OTHER_CONTENT_UNDER_SAME_KEY);
        Errand fresh = newStay(first.key.providerCode());
        Errand other = new Errand(Errand.Kind.SETTLE, first.key, fresh.person, fresh.content, fresh.stay);
        other.request = fresh.request;
        other.total = fresh.total;
        return other;
    }

    /** What a hospital must never do: the same stay as another visit, under a new key. */
    Errand forgotten(Errand first) {
        SettleRequest said = first.request();
        Terms terms = new Terms(said.careType(), said.endedOn(), false);
        return settle(first.key.providerCode(), first.person, first.stay, "visit-" + numbers++, first.total, terms);
    }

    /** The fingerprint that a message will be stored with; the checks use it as a name and no more. */
    static String fingerprintOf(Errand errand) {
        return Fingerprint.of(errand.request());
    }
}
