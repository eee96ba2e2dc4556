package io.jishi.settlement;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.Identified;
import io.jishi.eligibility.Eligibility;
import io.jishi.eligibility.Entitlement;
import io.jishi.platform.identity.Identifiers;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.PolicyBook;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Registered;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.time.Deadline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settles a visit: one pipeline of named steps, from a request to a durable, explained answer.
 *
 * <ol>
 *   <li>{@link #findEarlierAnswer}: a copy of the message that is under way here is waited for; one that was answered
 *       before is found under the lock and replayed byte for byte.
 *   <li>{@link #loadSituation}: provider and catalogue, from near cache, Redis or PostgreSQL; cover and filings from
 *       the near cache, else {@link #attemptUnread together with the locks}.
 *   <li>{@link #selectPolicy}: the version in force on the reference date, or the name of what is missing.
 *   <li>{@link Lanes#submit}: locks the person and the accumulators, computes the benefit in {@link SettleItem#decide},
 *       commits, and compares what was cached with the rows. A difference comes back here for fresh rows.
 *   <li>{@link #answer}: the stored bytes.
 * </ol>
 *
 * <p>The pipeline belongs to the gateway, not to the HTTP request: a caller that hangs up cancels nothing.
 */
@ApplicationScoped
public class SettleVisit {

    private static final int ATTEMPTS_BEFORE_LOCK = 2;
    private static final int ATTEMPTS_MAXIMUM = 5;

    private final SituationReader situations;
    private final CoverageDirectory coverage;
    private final PolicyBook book;
    private final SettlementDirectory settlements;
    private final Lanes lanes;
    private final InProgress inProgress;
    private final Identifiers identifiers;
    private final Deadlines deadlines;
    private final Clock clock;
    private final Confirmation confirmation;

    /** With its ports. */
    public SettleVisit(
            SituationReader situations,
            CoverageDirectory coverage,
            PolicyBook book,
            SettlementDirectory settlements,
            Lanes lanes,
            InProgress inProgress,
            Identifiers identifiers,
            Deadlines deadlines,
            Clock clock,
            Confirmation confirmation) {
        this.situations = situations;
        this.coverage = coverage;
        this.book = book;
        this.settlements = settlements;
        this.lanes = lanes;
        this.inProgress = inProgress;
        this.identifiers = identifiers;
        this.deadlines = deadlines;
        this.clock = clock;
        this.confirmation = confirmation;
    }

    /** A message on its way. */
    private record Message(
            MessageKey key, String fingerprint, RequestSource source, SettlementAnswers answers, Deadline deadline) {}

    /** The pooling region that an insured region belongs to; empty if it is not served. */
    public Optional<String> poolingRegionOf(String insuredRegion) {
        return book.poolingRegionOf(insuredRegion);
    }

    /** Who has this ID number. */
    public Uni<Identified> identify(String region, String identityNumber) {
        return coverage.identify(region, identityNumber);
    }

    /**
     * Settles the visit of a request once, however often the message is sent.
     *
     * @param key of the message
     * @param answers the form of the answers
     * @return the outcome; fails with {@link LaneFailure} if there is none, or with a timeout after which the
     *     outcome must be asked for
     */
    public Uni<SettlementOutcome> settle(MessageKey key, SettleRequest request, SettlementAnswers answers) {
        return settle(key, Fingerprint.of(request), RequestSource.of(request), answers);
    }

    /** Settles what a source says; the fingerprint is of what the message itself says. */
    public Uni<SettlementOutcome> settle(
            MessageKey key, String fingerprint, RequestSource source, SettlementAnswers answers) {
        return deadlines.bound(deadline -> findEarlierAnswer(new Message(key, fingerprint, source, answers, deadline)));
    }

    private Uni<SettlementOutcome> findEarlierAnswer(Message message) {
        return inProgress.once(message.key(), message.fingerprint(), () -> attempt(message, 1));
    }

    private Uni<SettlementOutcome> attempt(Message message, int number) {
        return Deadlines.beforehand(message.deadline(), message.source().read())
                .chain(reading -> reading.fold(
                        request -> attempt(message, request, number),
                        fault -> earlierAnswerOr(message, new SettlementOutcome.Refused(fault)),
                        reason -> earlierAnswerOr(message, new SettlementOutcome.Declined(reason, null))));
    }

    private Uni<SettlementOutcome> attempt(Message message, SettleRequest request, int number) {
        if (number > 1) {
            return attempt(message, request, situations.readFresh(request), number);
        }
        return situations
                .atHand(request)
                .map(person -> attempt(message, request, loadSituation(request, person), number))
                .orElseGet(() -> attemptUnread(message, request));
    }

    private Uni<SettlementOutcome> attempt(
            Message message, SettleRequest request, Uni<Situation> situationOf, int number) {
        return Deadlines.beforehand(message.deadline(), situationOf).chain(situation -> {
            Examined examined = examine(request, situation);
            RequestFault fault = examined.fault();
            if (fault != null) {
                // what a cached row says is no ground for a refusal, not even of numbers that do not add up:
                // nobody asks about numbers where the provider is not designated
                return number > 1
                        ? earlierAnswerOr(message, new SettlementOutcome.Refused(fault))
                        : attempt(message, number + 1);
            }
            boolean underLock = number > ATTEMPTS_BEFORE_LOCK;
            return lanes.submit(item(message, request, examined, underLock), message.deadline())
                    .chain(decision -> answer(message, decision, number));
        });
    }

    /** The first attempt for somebody of whom nothing is at hand: a round trip less than looking them up before. */
    private Uni<SettlementOutcome> attemptUnread(Message message, SettleRequest request) {
        long began = System.nanoTime();
        return Deadlines.beforehand(message.deadline(), situations.surroundings(request))
                .chain(surroundings -> {
                    SettleItem.Ids ids = ids(request);
                    UnreadItem unread = new UnreadItem(
                            SettleItem.keysOf(
                                    message.key(),
                                    request,
                                    surroundings.catalogue(),
                                    book.likely(request.region(), request.scheme(), request.endedOn())),
                            person -> {
                                Examined examined = examine(request, surroundings.with(person));
                                return examined.fault() == null ? item(message, request, examined, ids, null) : null;
                            });
                    return lanes.submit(unread, message.deadline()).chain(decision -> {
                        Registered read = unread.read();
                        if (read != null) {
                            situations.keep(request, read, began);
                        }
                        return answer(message, decision, 1);
                    });
                });
    }

    /** A request beside what was looked up for it: its rules, its split lines, and what is wrong with it. */
    private record Examined(
            Situation situation,
            PolicyAnswer policy,
            FeeCheck fees,
            @Nullable RequestFault fault) {}

    private Examined examine(SettleRequest request, Situation situation) {
        PolicyAnswer policy = selectPolicy(request, situation);
        FeeCheck fees = FeeCheck.of(request, situation.catalogue());
        return new Examined(situation, policy, fees, Completeness.faultOf(request, situation, fees, policy));
    }

    private Uni<Situation> loadSituation(SettleRequest request, Registered person) {
        return situations.surroundings(request).map(surroundings -> surroundings.with(person));
    }

    /** What is wrong now may have been right when the message was first answered: its answer comes first. */
    private Uni<SettlementOutcome> earlierAnswerOr(Message message, SettlementOutcome otherwise) {
        return settlements
                .message(message.key())
                .chain(found -> found.map(stored -> confirmed(Outcomes.of(message.fingerprint(), stored)))
                        .orElseGet(() -> Uni.createFrom().item(otherwise)));
    }

    private Uni<SettlementOutcome> confirmed(SettlementOutcome earlier) {
        return confirmation
                .of(Uni.createFrom().item(earlier))
                .onFailure()
                .transform(failure -> new LaneFailure(LaneFailure.Kind.UNKNOWN, failure));
    }

    private PolicyAnswer selectPolicy(SettleRequest request, Situation situation) {
        return selectPolicy(book, request, situation);
    }

    /** The version in force on the reference date, or the name of what is missing. */
    static PolicyAnswer selectPolicy(PolicyBook book, SettleRequest request, Situation situation) {
        if (!situation.coverage().isRegistered()) {
            return new PolicyAnswer.Missing(Reason.PERSON_UNKNOWN);
        }
        return book.inForce(situation.coverage().county(), request.scheme(), request.endedOn());
    }

    private Entitlement entitlement(SettleRequest request, Situation situation) {
        Coverage coverage = situation.coverage();
        return Eligibility.of(book.eligibility(coverage.county()), coverage, request.scheme(), request.endedOn());
    }

    private SettleItem item(Message message, SettleRequest request, Examined examined, boolean underLock) {
        return item(
                message,
                request,
                examined,
                ids(request),
                underLock
                        ? () -> situations.readFresh(request).map(fresh -> readAgain(message, request, fresh))
                        : null);
    }

    private SettleItem item(
            Message message,
            SettleRequest request,
            Examined examined,
            SettleItem.Ids ids,
            @Nullable Supplier<Uni<LaneItem>> underLock) {
        SettleItem.Prepared prepared = new SettleItem.Prepared(
                message.key(),
                message.fingerprint(),
                request,
                examined.situation(),
                entitlement(request, examined.situation()),
                examined.policy(),
                examined.fees().fees(),
                examined.fees().lines(),
                ids,
                state -> AccountUse.available(book, request, examined.situation(), state),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return new SettleItem(prepared, message.answers(), underLock);
    }

    private SettleItem.Ids ids(SettleRequest request) {
        return new SettleItem.Ids(identifiers.next(request.region()), identifiers.next(request.region()));
    }

    /** What is found wrong under the lock goes round once more, where it is told as it is anywhere else. */
    private LaneItem readAgain(Message message, SettleRequest request, Situation fresh) {
        Examined examined = examine(request, fresh);
        LaneItem item = item(message, request, examined, false);
        return examined.fault() == null ? item : new StaleItem(item.keys());
    }

    private Uni<SettlementOutcome> answer(Message message, LaneItem.Decision decision, int number) {
        if (decision instanceof LaneItem.Decision.Stale) {
            if (number == ATTEMPTS_MAXIMUM) {
                return Uni.createFrom().failure(new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null));
            }
            return attempt(message, number + 1);
        }
        return Uni.createFrom().item(Outcomes.of(message.fingerprint(), decision));
    }
}
