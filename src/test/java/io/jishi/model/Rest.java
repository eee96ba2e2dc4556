package io.jishi.model;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.ledger.model.Account;
import io.jishi.ledger.model.Posting;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold when everything has come to rest: nothing is lost, nothing is doubled, nothing is unknown. */
final class Rest {

    private final World world;

    Rest(World world) {
        this.world = world;
    }

    void check() {
        if (world.hospitals.areBusy()) {
            world.violated("a hospital still waits");
        }
        world.journal.check();
        world.reference.compare();
        if (world.tables.doubledMessages() > 0) {
            world.violated("a message is stored twice");
        }
        rows();
        years();
        world.hospitals.errands().forEach(this::fate);
        stays();
    }

    private void rows() {
        for (PersonKey person : world.tables.rowsOfPerson.keySet()) {
            long number = 0;
            for (Settlement row : world.tables.rowsOf(person)) {
                number++;
                if (row.personSequence() != number) {
                    world.violated(row.settlementId() + " is row " + row.personSequence() + ", not " + number);
                }
                posted(row);
            }
        }
        if (!world.tables.events.equals(world.tables.rows.keySet())) {
            world.violated("the events are not one for each row");
        }
    }

    /** Every payer owes the provider its part; together they owe the total. */
    private void posted(Settlement row) {
        long payable = 0;
        for (Posting posting : world.tables.postings.getOrDefault(row.settlementId(), List.of())) {
            long amount = posting.amount().value();
            payable += posting.credit() == Account.PROVIDER_PAYABLE ? amount : 0;
            payable -= posting.debit() == Account.PROVIDER_PAYABLE ? amount : 0;
        }
        if (payable != row.amounts().total().value()) {
            world.violated(row.settlementId() + " posts " + payable + " of "
                    + row.amounts().total());
        }
    }

    /** Each wide row is what stands, which is what was added and taken back; the narrow ones alike. */
    private void years() {
        Books books = world.reference.books();
        for (Map.Entry<AccumulatorKey, YearToDate> each : world.tables.accumulators.entrySet()) {
            AccumulatorKey key = each.getKey();
            PersonKey person = new PersonKey(key.region(), key.personId());
            long[] stored = Books.columns(each.getValue());
            long[] standing = books.standing(person, key.yearStart());
            if (!Arrays.equals(stored, standing) || !Arrays.equals(stored, books.all(person, key.yearStart()))) {
                world.violated("%s has added %s, while what stands is %s"
                        .formatted(key.personId(), Arrays.toString(stored), Arrays.toString(standing)));
            }
        }
        world.tables.scopes.forEach((key, amount) -> {
            long paid = books.paidOn(new PersonKey(key.region(), key.personId()), key.periodStart());
            if (key.kind() == ScopeKey.Kind.OUTPATIENT_DAY && amount.value() != paid) {
                world.violated(key + " is " + amount + ", not " + Fen.of(paid));
            }
        });
    }

    /** What a hospital knows of a message is what is stored of it. */
    private void fate(Errand errand) {
        Errand.Fate fate = errand.fate;
        StoredMessage stored = world.tables.messages.get(errand.key);
        if (fate == null) {
            world.violated(errand + " is unknown to its hospital");
            return;
        }
        boolean holds = switch (fate) {
            case MADE_A_ROW ->
                stored != null
                        && isOriginal(stored)
                        && errand.row != null
                        && errand.row.equals(stored.settlementId())
                        && world.tables.rows.containsKey(errand.row);
            case DONE ->
                stored != null && isOriginal(stored) && stored.settlementId() == null && stored.reason() == null;
            case REJECTED ->
                stored != null && isOriginal(stored) && stored.reason() != null && stored.settlementId() == null;
            case ALIAS -> stored != null && stored.kind() == StoredMessage.Kind.ALIAS;
            case TOMBSTONE -> stored != null && stored.kind() == StoredMessage.Kind.TOMBSTONE;
            case DECLINED, KEY_IN_USE, REFUSED -> true;
            case NEUTRALISED -> stored != null && isWithoutEffect(stored);
        };
        if (!holds) {
            world.violated(errand + " is " + fate + " to its hospital, and is stored as " + stored);
        }
    }

    private static boolean isOriginal(StoredMessage stored) {
        return stored.kind() == StoredMessage.Kind.ORIGINAL;
    }

    /** What was made does not stand, unless a hospital let it stand again afterwards. */
    private boolean isWithoutEffect(StoredMessage stored) {
        String row = stored.settlementId();
        if (row == null) {
            return true;
        }
        Settlement made = world.tables.rows.get(row);
        return made == null || made.undoneBy() != null || stoodAgain(row);
    }

    private boolean stoodAgain(String row) {
        return world.tables.rows.values().stream()
                .anyMatch(other -> other.kind() == Settlement.Kind.CANCELLATION
                        && row.equals(other.refersTo())
                        && other.undoneBy() != null);
    }

    /** A patient's stay has one bill at most, by whatever number it goes. */
    private void stays() {
        Map<String, String> live = new HashMap<>();
        for (Errand errand : world.hospitals.errands()) {
            Settlement row = errand.kind.settles() ? made(errand) : null;
            if (row != null && row.isLive()) {
                String other = live.put(errand.stay, row.settlementId());
                if (other != null && !other.equals(row.settlementId())) {
                    world.violated(errand.stay + " has two bills: " + other + " and " + row.settlementId());
                }
            }
        }
        world.tables.visitsById.values().forEach(visit -> {
            long bills = world.tables.rows.values().stream()
                    .filter(row -> row.kind() == Settlement.Kind.SETTLEMENT && row.isLive())
                    .filter(row -> row.visitId().equals(visit.visitId()))
                    .count();
            if (bills > 1) {
                world.violated(visit.visitId() + " has " + bills + " bills");
            }
        });
    }

    private @Nullable Settlement made(Errand errand) {
        StoredMessage stored = world.tables.messages.get(errand.key);
        String row = stored == null ? null : stored.settlementId();
        Books.Row known = row == null ? null : world.reference.books().rows.get(row);
        // a key may have been used for two stays, of which it settled one
        return known == null || !known.content.equals(errand.content) ? null : world.tables.rows.get(row);
    }
}
