package io.jishi.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.CancelledPairs;
import io.jishi.reconciliation.model.ClearingType;
import io.jishi.reconciliation.model.Period;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Sums;
import io.jishi.reconciliation.model.Switches;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.support.GatewayServers;
import io.jishi.support.SettledRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories, files, switches and selections against a reference that reads none of our statements. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ComparisonPropertyTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROUNDS = 40;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ExchangeFiles files;

    @Inject
    @SuppressWarnings("NullAway.Init")
    DetailComparison comparison;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ReconcileDetails details;

    @Inject
    @SuppressWarnings("NullAway.Init")
    BookedRows booked;

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowIsJudgedAsTheReferenceJudgesIt(int seed) {
        Random random = new Random(seed);
        String provider = SettledRow.newProvider();
        List<SettledRow> rows = history(random, provider);
        SettledRow.insert(rows);
        Switches switches = switches(random);
        Selection selection = selection(random, provider);
        ReferenceComparison reference = new ReferenceComparison(rows, selection, switches);
        Map<String, String> lines = file(random, provider, reference, rows);
        Comparing hospital = new Comparing(files, details, provider);
        List<String> shuffled = new ArrayList<>(lines.values());
        Collections.shuffle(shuffled, random);
        String text = String.join("\n", shuffled);
        DetailsRequest request = new DetailsRequest(
                selection, hospital.send(ClaimText.archive(ClaimText.utf8(text))), Comparing.claimOf(text));
        DetailsOutcome outcome = comparison
                .compare(request, switches, Clock.systemUTC().instant())
                .await()
                .atMost(LIMIT);
        DetailsOutcome.Compared compared = assertInstanceOf(DetailsOutcome.Compared.class, outcome);
        assertEquals(reference.codes(lines), codes(hospital.lines(compared)));
        assertEquals(sums(reference), compared.ours());
        assertEquals(sums(reference), totals(selection, switches));
    }

    /** What the totals say, from groups that were read for every way of booking. */
    private Sums totals(Selection selection, Switches switches) {
        return switches.sumsOf(
                booked.groups(selection, Set.of(BookingDay.values()), switches.graceToLookAt())
                        .await()
                        .atMost(LIMIT),
                selection.refunds());
    }

    private static Sums sums(ReferenceComparison reference) {
        long[] sums = new long[4];
        reference.ours().forEach((row, funds) -> {
            sums[0]++;
            sums[1] += row.parts().total();
            sums[2] += funds;
            sums[3] += row.parts().personalAccount();
        });
        return new Sums(sums[0], Fen.of(sums[1]), Fen.of(sums[2]), Fen.of(sums[3]));
    }

    /** Code by settlement; rows that agree come last, and each part is in the order of the ids. */
    private static Map<String, String> codes(List<String> result) {
        Map<String, String> codes = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        for (String line : result) {
            String[] columns = line.split("\t", -1);
            assertEquals(10, columns.length);
            assertTrue(codes.put(columns[2], columns[4]) == null, line);
            order.add((columns[4].equals("0") ? "1" : "0") + columns[2]);
        }
        List<String> sorted = new ArrayList<>(order);
        Collections.sort(sorted);
        assertEquals(sorted, order);
        return new HashMap<>(codes);
    }

    private static List<SettledRow> history(Random random, String provider) {
        List<SettledRow> rows = new ArrayList<>();
        int bills = random.nextInt(40);
        for (int i = 0; i < bills; i++) {
            SettledRow bill = bill(random, provider);
            rows.add(bill);
            if (random.nextInt(4) == 0) {
                rows.add(bill.reversed(time(random)));
            } else {
                if (random.nextInt(3) == 0) {
                    SettledRow more = bill.supplemented(time(random), 1 + random.nextInt(20_000));
                    rows.add(more);
                    undone(random, more, rows);
                }
                undone(random, bill, rows);
            }
        }
        return rows;
    }

    private static void undone(Random random, SettledRow row, List<SettledRow> rows) {
        if (random.nextInt(3) == 0) {
            SettledRow cancellation = row.cancelled(time(random));
            rows.add(cancellation);
            if (random.nextInt(3) == 0) {
                rows.add(cancellation.reversed(time(random)));
            }
        }
    }

    private static SettledRow bill(Random random, String provider) {
        CareType[] kinds = CareType.values();
        return SettledRow.stay(provider, time(random))
                .of(random.nextBoolean() ? "RESIDENT" : "EMPLOYEE", kinds[random.nextInt(kinds.length)].name())
                .on(Comparing.DAY.plusDays(random.nextInt(5) - 2))
                .paying(
                        random.nextInt(90_000),
                        random.nextInt(3) * 100L,
                        random.nextInt(3) * 1_000L,
                        random.nextInt(50_000));
    }

    /** Some time around the day, often just before or after a midnight. */
    private static String time(Random random) {
        String day = Comparing.DAY.plusDays(random.nextInt(5) - 2).toString();
        String[] often = {"00:00:00", "00:29:59", "00:30:00", "00:59:59", "23:59:59", "10:00:00"};
        return day + "T" + often[random.nextInt(often.length)];
    }

    private static Switches switches(Random random) {
        int[] graces = {0, 30, 60, 720};
        return new Switches(
                CancelledPairs.values()[random.nextInt(2)],
                random.nextBoolean(),
                random.nextBoolean(),
                BookingDay.values()[random.nextInt(2)],
                graces[random.nextInt(graces.length)],
                random.nextBoolean(),
                false);
    }

    private static Selection selection(Random random, String provider) {
        return new Selection(
                SettledRow.REGION,
                provider,
                random.nextInt(3) == 0 ? Scheme.RESIDENT : null,
                random.nextInt(3) == 0 ? ClearingType.values()[random.nextInt(2)] : null,
                new Period(Comparing.DAY, Comparing.DAY.plusDays(random.nextInt(2))),
                random.nextInt(3) == 0 ? RefundFilter.values()[random.nextInt(3)] : RefundFilter.ALL);
    }

    /** Some of our rows as they are, some changed, some that are not asked for, and some that nobody knows. */
    private static Map<String, String> file(
            Random random, String provider, ReferenceComparison reference, List<SettledRow> rows) {
        Map<String, String> lines = new LinkedHashMap<>();
        reference.ours().forEach((row, funds) -> {
            String line = ReferenceComparison.line(row, funds);
            int choice = random.nextInt(10);
            if (choice > 1) {
                lines.put(row.id(), choice == 2 ? changed(random, line) : line);
            }
        });
        for (SettledRow row : new HashSet<>(rows)) {
            if (random.nextInt(8) == 0) {
                lines.putIfAbsent(row.id(), ClaimText.line(row));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            SettledRow unknown = bill(random, provider);
            lines.put(unknown.id(), ClaimText.line(unknown));
        }
        return lines;
    }

    private static String changed(Random random, String line) {
        String[] columns = line.split("\t", -1);
        int column = random.nextInt(5);
        if (column == 0) {
            columns[1] = SettledRow.newId();
        } else if (column == 4) {
            columns[6] = columns[6].equals("1") ? "0" : "1";
        } else {
            columns[column + 2] = "123456.78";
        }
        return String.join("\t", columns);
    }
}
