package io.jishi.nhsa.hospital;

import io.jishi.nhsa.hospital.Plan.Batch;
import io.jishi.nhsa.hospital.Plan.Kind;
import io.jishi.nhsa.hospital.Plan.Line;
import io.jishi.nhsa.hospital.Plan.SettlementTrouble;
import io.jishi.nhsa.hospital.Plan.UploadTrouble;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A month of a hospital, decided by a seed alone: the same seed gives the same visits, lines and troubles.
 *
 * <p>Every trouble of the settlement happens to one stay and to one outpatient visit, every trouble of the uploads to
 * several; the seed decides who meets which on what day. Each patient has one visit, since only a person's newest bill
 * can be cancelled; the one exception comes twice to show exactly that.
 */
final class Schedule {

    /** So many persons a month needs. */
    static final int PATIENTS = 2 * SettlementTrouble.values().length + 4;

    private static final int LAST_BEGIN = 18;
    private static final int LONGEST_STAY = 8;
    private static final int MOST_LINES = 6;
    private static final int PLAIN_VISITS = 4;
    private static final List<BigDecimal> QUANTITIES =
            List.of(new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("3"), new BigDecimal("1.5"));
    private static final List<BigDecimal> SURCHARGES =
            List.of(new BigDecimal("0"), new BigDecimal("0.005"), new BigDecimal("0.1234"), new BigDecimal("3.5"));

    private final SplittableRandom random;
    private final YearMonth month;
    private final List<Dialect> dialects;
    private final List<Sandbox.Item> items;
    private final List<Plan> plans = new ArrayList<>();

    private Schedule(long seed, YearMonth month, List<Dialect> dialects, List<Sandbox.Item> items) {
        this.random = new SplittableRandom(seed);
        this.month = month;
        this.dialects = List.copyOf(dialects);
        this.items = List.copyOf(items);
    }

    /** What happens to a visit on a day. */
    enum Step {
        OPEN,
        CHARGE,
        SETTLE,
        AFTERWARDS
    }

    /**
     * A step of a visit.
     *
     * @param batch place of the batch that is charged; 0 for other steps
     */
    record Event(LocalDate day, Plan plan, Step step, int batch) {}

    /**
     * The visits of a month.
     *
     * @param persons how many persons there are to choose from; at least {@link #PATIENTS}
     * @param items what is charged
     */
    static List<Plan> plans(long seed, YearMonth month, List<Dialect> dialects, int persons, List<Sandbox.Item> items) {
        if (persons < PATIENTS) {
            throw new IllegalArgumentException("a month needs " + PATIENTS + " persons, the file has " + persons);
        }
        Schedule schedule = new Schedule(seed, month, dialects, items);
        schedule.draw(schedule.shuffled(persons));
        return List.copyOf(schedule.plans);
    }

    /** The steps of the visits in the order of their days. */
    static List<Event> events(List<Plan> plans) {
        List<Event> events = new ArrayList<>();
        for (Plan plan : plans) {
            events.add(new Event(plan.begin(), plan, Step.OPEN, 0));
            for (int i = 0; i < plan.batches().size(); i++) {
                events.add(new Event(plan.batches().get(i).day(), plan, Step.CHARGE, i));
            }
            events.add(new Event(plan.end(), plan, Step.SETTLE, 0));
            events.add(new Event(plan.end().plusDays(1), plan, Step.AFTERWARDS, 0));
        }
        events.sort(Comparator.comparing(Event::day)
                .thenComparing(event -> event.plan().number())
                .thenComparing(Event::step)
                .thenComparing(Event::batch));
        return events;
    }

    private void draw(List<Integer> patients) {
        for (SettlementTrouble trouble : SettlementTrouble.values()) {
            add(patients.get(plans.size()), Kind.STAY, trouble);
        }
        for (SettlementTrouble trouble : SettlementTrouble.values()) {
            add(patients.get(plans.size()), Kind.OUTPATIENT, trouble);
        }
        for (int i = 0; i < PLAIN_VISITS; i++) {
            add(patients.get(plans.size()), i % 2 == 0 ? Kind.STAY : Kind.OUTPATIENT, SettlementTrouble.NONE);
        }
    }

    private void add(int patient, Kind kind, SettlementTrouble settlement) {
        int number = plans.size();
        LocalDate begin = month.atDay(1 + random.nextInt(LAST_BEGIN));
        LocalDate end = kind == Kind.STAY ? begin.plusDays(1 + random.nextInt(LONGEST_STAY)) : begin;
        UploadTrouble uploads = uploadTrouble(kind, number);
        Dialect dialect = dialects.get((number + random.nextInt(dialects.size())) % dialects.size());
        plans.add(new Plan(number, patient, kind, dialect, uploads, settlement, begin, end, batches(kind, begin, end)));
    }

    /** In turn, so that each happens; a change of the admission only to a stay. */
    private static UploadTrouble uploadTrouble(Kind kind, int number) {
        UploadTrouble trouble = UploadTrouble.values()[number % UploadTrouble.values().length];
        return kind == Kind.OUTPATIENT && trouble == UploadTrouble.CHANGED ? UploadTrouble.NONE : trouble;
    }

    private List<Batch> batches(Kind kind, LocalDate begin, LocalDate end) {
        List<Batch> batches = new ArrayList<>();
        List<Line> charged = new ArrayList<>();
        LocalDate last = kind == Kind.STAY ? end : begin.plusDays(1);
        for (LocalDate day = begin; day.isBefore(last); day = day.plusDays(1)) {
            batches.add(new Batch(day, lines(kind, charged, day, batches.size())));
        }
        if (kind == Kind.OUTPATIENT) {
            batches.add(new Batch(begin, lines(kind, charged, begin, 1)));
        }
        return batches;
    }

    /** New charges and, from the second day of a stay on, now and then a line that is returned in full. */
    private List<Line> lines(Kind kind, List<Line> charged, LocalDate day, int batch) {
        List<Line> lines = new ArrayList<>();
        int count = 2 + random.nextInt(MOST_LINES);
        for (int i = 0; i < count; i++) {
            String serial = String.format(Locale.ROOT, "%d-%02d", batch + 1, i + 1);
            // The first line of each batch takes the items in turn, so that no level is missed by chance.
            int item = i == 0 ? (plans.size() + batch) % items.size() : random.nextInt(items.size());
            BigDecimal price = items.get(item).price().add(oneOf(SURCHARGES));
            lines.add(new Line(serial, item, price, oneOf(QUANTITIES), day, ""));
        }
        if (kind == Kind.STAY && batch > 0 && charged.size() > 2 && random.nextInt(2) == 0) {
            Line back = charged.remove(charged.size() - 1);
            String serial = String.format(Locale.ROOT, "%d-99", batch + 1);
            lines.add(
                    new Line(serial, back.item(), back.price(), back.quantity().negate(), day, back.serial()));
        }
        // The first two of a batch are never returned: the troubles of the uploads work on them.
        charged.addAll(lines.subList(2, count));
        return lines;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<Integer> shuffled(int persons) {
        Integer[] places = new Integer[persons];
        Arrays.setAll(places, place -> place);
        for (int i = persons - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Integer kept = places[i];
            places[i] = places[other];
            places[other] = kept;
        }
        return List.of(places);
    }
}
