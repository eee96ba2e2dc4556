package io.jishi.model;

import io.jishi.benefit.YearToDate;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.shared.id.PersonKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The books as a simple program keeps them that runs one message after the other: what stands, what it adds up to, and
 * the one fate of each message. Shares no code with the gateway but the records that it is told about.
 */
final class Books {

    private static final int COLUMNS = 12;

    final Map<MessageKey, Entry> messages = new HashMap<>();
    final Map<String, Row> rows = new HashMap<>();
    final Map<String, Visit> visits = new HashMap<>();
    /** Cancellations of what a message had made that was reversed since: that must not stand again. */
    final Set<String> givenUp = new HashSet<>();

    private final Map<PersonKey, List<Row>> byPerson = new HashMap<>();

    /** The one fate of a message. */
    record Entry(
            Errand errand, boolean isTombstone, @Nullable String row, boolean changesVisit) {}

    /** A row of somebody's history. */
    static final class Row {
        final String id;
        final Settlement.Kind kind;
        final PersonKey person;
        final long sequence;
        final LocalDate year;
        final LocalDate day;
        final @Nullable String refersTo;
        final String visit;
        final String content;
        final String charged;
        final long[] change;
        final long today;
        final long account;

        @Nullable
        String undoneBy;

        Row(Settlement row, String visit, String content, String charged) {
            this.id = row.settlementId();
            this.kind = row.kind();
            this.person = row.person();
            this.sequence = row.personSequence();
            this.year = row.yearStart();
            this.day = row.settledOn();
            this.refersTo = row.refersTo();
            this.visit = visit;
            this.content = content;
            this.charged = charged;
            this.change = columns(row.stored().change());
            this.today = row.stored().change().outpatientPaidToday().value();
            this.account = row.amounts().personalAccount().value();
        }

        boolean undoes() {
            return kind == Settlement.Kind.CANCELLATION || kind == Settlement.Kind.REVERSAL;
        }

        boolean isLive() {
            return !undoes() && undoneBy == null;
        }
    }

    /** What a hospital calls a visit. */
    static final class Visit {
        final String number;
        String id;
        PersonKey person;
        boolean isOutpatient;
        boolean isOpened;
        boolean isWithdrawn;
        /** What its bill is made of: for a bill to stand again it must be the same. */
        String charged = "";

        Visit(String number, String id, PersonKey person) {
            this.number = number;
            this.id = id;
            this.person = person;
        }
    }

    static long[] columns(YearToDate year) {
        return new long[] {
            year.admissions(),
            year.deductiblePaid().value(),
            year.poolingFundPaid().value(),
            year.criticalIllnessBase().value(),
            year.criticalIllnessPaid().value(),
            year.extrasPaid().value(),
            year.medicalAssistanceDeductible().value(),
            year.medicalAssistancePaid().value(),
            year.additionalAssistancePaid().value(),
            year.outpatientPaid().value(),
            year.twoDiseaseDeductible().value(),
            year.outOfPocket().value()
        };
    }

    List<Row> of(PersonKey person) {
        return byPerson.computeIfAbsent(person, unused -> new ArrayList<>());
    }

    long lastSequence(PersonKey person) {
        return of(person).stream().mapToLong(row -> row.sequence).max().orElse(0);
    }

    /** What the rows of a year that stand have added. */
    long[] standing(PersonKey person, LocalDate year) {
        return sum(of(person).stream()
                .filter(row -> row.isLive() && row.year.equals(year))
                .toList());
    }

    /** What all rows of a year have added and taken back. */
    long[] all(PersonKey person, LocalDate year) {
        return sum(of(person).stream().filter(row -> row.year.equals(year)).toList());
    }

    private static long[] sum(List<Row> rows) {
        long[] sum = new long[COLUMNS];
        for (Row row : rows) {
            Arrays.setAll(sum, i -> sum[i] + row.change[i]);
        }
        return sum;
    }

    /** What outpatient visits of a day were paid. */
    long paidOn(PersonKey person, LocalDate day) {
        return of(person).stream()
                .filter(row -> row.isLive() && row.day.equals(day))
                .mapToLong(row -> row.today)
                .sum();
    }

    /** What a person's bills that stand have taken from the account. */
    long taken(PersonKey person) {
        return of(person).stream()
                .filter(Row::isLive)
                .mapToLong(row -> row.account)
                .sum();
    }

    Optional<Row> newest(PersonKey person, LocalDate year) {
        return of(person).stream()
                .filter(row -> row.isLive() && row.year.equals(year))
                .max(Comparator.comparingLong(row -> row.sequence));
    }

    /** The bill of a visit that stands. */
    Optional<Row> billOf(Visit visit) {
        return of(visit.person).stream()
                .filter(row -> row.kind == Settlement.Kind.SETTLEMENT && row.isLive() && row.visit.equals(visit.number))
                .findFirst();
    }

    /** The supplements of a bill that stand, the newest first. */
    List<Row> supplementsOf(Row bill) {
        return of(bill.person).stream()
                .filter(row -> row.kind == Settlement.Kind.SUPPLEMENT && row.isLive() && bill.id.equals(row.refersTo))
                .sorted(Comparator.comparingLong((Row row) -> row.sequence).reversed())
                .toList();
    }

    void add(Row row) {
        rows.put(row.id, row);
        of(row.person).add(row);
        if (row.undoes()) {
            Row undone = Objects.requireNonNull(rows.get(row.refersTo));
            undone.undoneBy = row.id;
            if (undone.kind == Settlement.Kind.CANCELLATION) {
                Objects.requireNonNull(rows.get(undone.refersTo)).undoneBy = null;
            }
        }
    }
}
