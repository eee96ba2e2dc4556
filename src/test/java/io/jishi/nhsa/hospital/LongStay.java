package io.jishi.nhsa.hospital;

import io.jishi.nhsa.hospital.Plan.Batch;
import io.jishi.nhsa.hospital.Plan.Kind;
import io.jishi.nhsa.hospital.Plan.Line;
import io.jishi.nhsa.hospital.Plan.SettlementTrouble;
import io.jishi.nhsa.hospital.Plan.UploadTrouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A stay of thousands of lines against one of five: the same identities, and about the same time to settle. */
final class LongStay {
    private static final int BATCH = 100;
    private static final int FEW = 5;
    private static final int PREVIEWS = 9;
    private static final int TIMES = 4;
    private static final Duration ALLOWANCE = Duration.ofMillis(50);

    private final Desk desk;
    private final YearMonth month;
    private final Admissions admissions;
    private final Charges charges;
    private final Cashier cashier;

    LongStay(Desk desk, YearMonth month) {
        this.desk = desk;
        this.month = month;
        charges = new Charges(desk);
        admissions = new Admissions(desk, charges);
        cashier = new Cashier(desk);
    }

    /** Settles both; gives the sentence for the report. */
    String compare(int manyLines) {
        Duration few = previewTime(0, FEW);
        Duration many = previewTime(1, manyLines);
        Duration most = few.multipliedBy(TIMES).plus(ALLOWANCE);
        String sentence = "median preview of " + FEW + " lines " + few.toMillis() + " ms, of " + manyLines + " lines "
                + many.toMillis() + " ms";
        desk.rules().check(Rule.MANY_LINES_SETTLE_ALIKE, many.compareTo(most) <= 0, () -> sentence);
        return sentence;
    }

    private Duration previewTime(int person, int count) {
        Episode episode = admissions
                .find(desk.sandbox().persons().get(person), Dialect.NATIONAL)
                .map(patient -> {
                    Plan plan = plan(person, count);
                    return new Episode(plan, patient, Inquiries.ownNumber(plan));
                })
                .orElseThrow(() -> new IllegalStateException("person " + person + " of the file is not known"));
        admissions.open(episode);
        for (int i = 0; i < episode.plan().batches().size(); i++) {
            charges.charge(episode, i);
        }
        admissions.discharge(episode);
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < PREVIEWS; i++) {
            long begin = System.nanoTime();
            cashier.preview(episode);
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        cashier.settle(episode);
        desk.rules()
                .check(
                        Rule.MANY_LINES_SETTLE_ALIKE,
                        episode.isSettled() && episode.fees().size() == count,
                        () -> count + " lines were not settled");
        times.sort(null);
        return times.get(times.size() / 2);
    }

    private Plan plan(int person, int count) {
        List<Batch> batches = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int item = i % desk.sandbox().items().size();
            BigDecimal price = desk.sandbox().items().get(item).price();
            lines.add(
                    new Line(String.format(Locale.ROOT, "L-%05d", i), item, price, BigDecimal.ONE, month.atDay(1), ""));
            if (lines.size() == BATCH || i == count - 1) {
                batches.add(new Batch(month.atDay(1), lines));
                lines = new ArrayList<>();
            }
        }
        return new Plan(
                person,
                person,
                Kind.STAY,
                Dialect.NATIONAL,
                UploadTrouble.NONE,
                SettlementTrouble.NONE,
                month.atDay(1),
                month.atDay(2),
                batches);
    }
}
