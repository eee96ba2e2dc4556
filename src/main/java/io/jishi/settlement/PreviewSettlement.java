package io.jishi.settlement;

import io.jishi.benefit.BenefitResult;
import io.jishi.benefit.YearToDate;
import io.jishi.coverage.model.Coverage;
import io.jishi.eligibility.Eligibility;
import io.jishi.eligibility.Entitlement;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.ComputedBill;
import io.jishi.settlement.model.Gates;
import io.jishi.settlement.model.LiveSettlement;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Registered;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.reason.Unavailable;
import io.jishi.visit.model.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a settlement would come to now, and moves no money. The same gates and the same core; the rows that a
 * settlement would lock are read in one snapshot, and the epochs of what was cached are compared with it. No lock is
 * taken, so that whatever is changed in between changes what the settlement then gives.
 */
@ApplicationScoped
public class PreviewSettlement {

    private static final int ATTEMPTS_MAXIMUM = 5;

    /** A preview is no message; nothing is found under this key. */
    private static final Function<SettleRequest, MessageKey> NO_MESSAGE =
            request -> new MessageKey(request.region(), request.providerCode(), "PREVIEW", "");

    private final SituationReader situations;
    private final PolicyBook book;
    private final SettlementDirectory settlements;
    private final Deadlines deadlines;

    /** With its ports. */
    PreviewSettlement(
            SituationReader situations, PolicyBook book, SettlementDirectory settlements, Deadlines deadlines) {
        this.situations = situations;
        this.book = book;
        this.settlements = settlements;
        this.deadlines = deadlines;
    }

    /** What a preview comes to. */
    public sealed interface Preview {

        /**
         * The bill that a settlement would make now.
         *
         * @param bill computed
         * @param settled its amounts
         */
        record Bill(ComputedBill bill, BenefitResult.Settled settled) implements Preview {}

        /**
         * A settlement would be refused.
         *
         * @param reason why
         * @param needsReview whether a human must look
         */
        record Rejected(Reason reason, boolean needsReview) implements Preview {}

        /**
         * A settlement would be refused because the person has no benefits on the day.
         *
         * @param entitlement which has a closed gate
         */
        record Ineligible(Entitlement entitlement) implements Preview {}

        /**
         * The request contradicts itself.
         *
         * @param fault how
         */
        record Refused(RequestFault fault) implements Preview {}

        /** One of four functions, by what this is. */
        default <T> T fold(
                Function<Bill, T> bill,
                Function<Rejected, T> rejected,
                Function<Ineligible, T> ineligible,
                Function<Refused, T> refused) {
            if (this instanceof Bill computed) {
                return bill.apply(computed);
            }
            if (this instanceof Rejected rejection) {
                return rejected.apply(rejection);
            }
            if (this instanceof Ineligible entitled) {
                return ineligible.apply(entitled);
            }
            return refused.apply((Refused) this);
        }
    }

    /** Previews a request; fails with {@link Unavailable} if its rows change faster than they can be read. */
    public Uni<Preview> preview(SettleRequest request) {
        return preview(RequestSource.of(request));
    }

    /** Previews what a source says. */
    public Uni<Preview> preview(RequestSource source) {
        return deadlines.bound(deadline -> attempt(source, 1));
    }

    private Uni<Preview> attempt(RequestSource source, int number) {
        return source.read()
                .chain(reading -> reading.fold(
                        request -> attempt(source, request, number),
                        fault -> Uni.createFrom().item(new Preview.Refused(fault)),
                        reason -> Uni.createFrom().item(new Preview.Rejected(reason, false))));
    }

    private Uni<Preview> attempt(RequestSource source, SettleRequest request, int number) {
        if (number > 1) {
            return attempt(source, request, situations.readFresh(request), number);
        }
        return situations
                .atHand(request)
                .map(person -> attempt(
                        source,
                        request,
                        situations.surroundings(request).map(surroundings -> surroundings.with(person)),
                        number))
                .orElseGet(() -> attemptUnread(source, request));
    }

    private Uni<Preview> attempt(RequestSource source, SettleRequest request, Uni<Situation> situationOf, int number) {
        return situationOf.chain(situation -> {
            Examined examined = examine(request, situation);
            RequestFault fault = examined.checked().fault();
            if (fault != null) {
                // as for a settlement: what a cached row says is no ground for a refusal
                return number > 1 ? Uni.createFrom().item(new Preview.Refused(fault)) : attempt(source, number + 1);
            }
            return settlements
                    .snapshot(examined.keys())
                    .chain(state -> decide(source, request, examined, state, number));
        });
    }

    /** The first attempt for somebody of whom nothing is at hand: what is known of the person is in the snapshot. */
    private Uni<Preview> attemptUnread(RequestSource source, SettleRequest request) {
        long began = System.nanoTime();
        return situations.surroundings(request).chain(surroundings -> {
            LaneItem.Keys likely = SettleItem.keysOf(
                            NO_MESSAGE.apply(request),
                            request,
                            surroundings.catalogue(),
                            book.likely(request.region(), request.scheme(), request.endedOn()))
                    .withRegistered();
            return settlements.snapshot(likely).chain(state -> {
                Registered read = state.registered(request.person()).orElseThrow();
                situations.keep(request, read, began);
                Examined examined = examine(request, surroundings.with(read));
                boolean told = examined.checked().fault() == null
                        && examined.keys().withRegistered().equals(likely);
                return told ? decide(source, request, examined, state, 1) : attempt(source, 2);
            });
        });
    }

    /** A request beside what was looked up for it. */
    private record Examined(Situation situation, PolicyAnswer rules, Checked checked, LaneItem.Keys keys) {}

    /** The fees, and what is wrong with them or with the request; null if nothing is. */
    private record Checked(FeeCheck fees, @Nullable RequestFault fault) {}

    private Examined examine(SettleRequest request, Situation situation) {
        FeeCheck fees = FeeCheck.of(request, situation.catalogue());
        PolicyAnswer rules = SettleVisit.selectPolicy(book, request, situation);
        return new Examined(
                situation,
                rules,
                new Checked(fees, Completeness.faultOf(request, situation, fees, rules)),
                SettleItem.keysOf(NO_MESSAGE.apply(request), request, situation.catalogue(), rules));
    }

    private Uni<Preview> decide(
            RequestSource source, SettleRequest request, Examined examined, LockedState state, int number) {
        Situation situation = examined.situation();
        return situation.isCurrent(request, state) && SettleItem.isCurrent(request, state)
                ? Uni.createFrom()
                        .item(decide(
                                request,
                                situation,
                                examined.rules(),
                                examined.checked().fees(),
                                state))
                : again(source, number);
    }

    private Uni<Preview> again(RequestSource source, int number) {
        return number < ATTEMPTS_MAXIMUM
                ? attempt(source, number + 1)
                : Uni.createFrom().failure(new Unavailable(new IllegalStateException("the rows do not rest")));
    }

    /** What a settlement would decide under the locks, in the same order. */
    private Preview decide(
            SettleRequest request, Situation situation, PolicyAnswer rules, FeeCheck checked, LockedState state) {
        Optional<Visit> visit = state.visit(request.visitKey());
        Optional<LiveSettlement> live = visit.flatMap(found -> state.liveSettlement(found.visitId()));
        String fingerprint = Fingerprint.of(request);
        boolean opened = request.reported().opened() != null;
        if (live.filter(bill -> opened || bill.fingerprint().equals(fingerprint))
                .isPresent()) {
            return new Preview.Rejected(Reason.VISIT_ALREADY_SETTLED, false);
        }
        Coverage coverage = situation.coverage();
        Entitlement entitlement =
                Eligibility.of(book.eligibility(coverage.county()), coverage, request.scheme(), request.endedOn());
        if (entitlement.closed().isPresent()) {
            return new Preview.Ineligible(entitlement);
        }
        Optional<Reason> closed = Gates.firstClosed(request, situation, entitlement)
                .or(() -> SettleItem.visitIsTaken(request, visit, live));
        if (closed.isPresent()) {
            return new Preview.Rejected(closed.get(), false);
        }
        return rules.fold(
                policy -> compute(request, situation, policy, checked, state),
                missing -> new Preview.Rejected(missing, false));
    }

    private Preview compute(
            SettleRequest request, Situation situation, PolicyVersion policy, FeeCheck checked, LockedState state) {
        YearToDate before = AccumulatorKeys.before(request, policy, state);
        ComputedBill bill = ComputedBill.of(
                request,
                situation,
                policy,
                checked.fees(),
                before,
                AccountUse.available(book, request, situation, state));
        return bill.result()
                .fold(
                        settled -> new Preview.Bill(bill, settled),
                        refused -> new Preview.Rejected(refused.reason(), false),
                        review -> new Preview.Rejected(review.reason(), true));
    }
}
