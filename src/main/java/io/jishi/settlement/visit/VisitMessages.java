package io.jishi.settlement.visit;

import io.jishi.settlement.Fingerprint;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.MessagePipeline;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.VisitDirectory;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.id.PersonKey;
import io.jishi.visit.model.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries messages about a known visit: looks it up for its own hospital, then runs the work under its lock. */
@ApplicationScoped
class VisitMessages {

    private final MessagePipeline pipeline;
    private final VisitDirectory visits;
    private final Clock clock;

    VisitMessages(MessagePipeline pipeline, VisitDirectory visits, Clock clock) {
        this.pipeline = pipeline;
        this.visits = visits;
        this.clock = clock;
    }

    /** The work on a visit, and what it needs besides the visit. */
    record Step(@Nullable String catalogueRegion, LaneItem.Also also, VisitWork work) {

        /** A step that needs the visit alone. */
        Step(VisitWork work) {
            this(null, LaneItem.Also.NOTHING, work);
        }
    }

    private Uni<Optional<Visit>> find(MessageKey key, VisitReference reference) {
        return visits.visit(key.region(), reference.visitId())
                .map(found -> found.filter(visit -> reference.names(visit, key.providerCode())));
    }

    /**
     * Runs a message.
     *
     * @param says what it says, for its fingerprint
     * @param prepare makes the step of an attempt
     */
    Uni<SettlementOutcome> run(
            MessageKey key,
            VisitReference reference,
            List<@Nullable String> says,
            Function<Attempt, Uni<Step>> prepare) {
        String fingerprint = Fingerprint.ofFields("visit " + reference.visitId(), says);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredMessage message = StoredMessage.ofVisit(key, fingerprint, reference.visitId(), now);
        return pipeline.run(
                key,
                fingerprint,
                number -> find(key, reference)
                        .chain(found -> found.map(visit -> prepare.apply(new Attempt(visit, number))
                                        .map(step -> item(message, visit, step)))
                                .orElseGet(VisitMessages::notFound)));
    }

    /**
     * One attempt at a message.
     *
     * @param visit as it was read
     * @param number counted from 1; from the second on nothing may come from a cache
     */
    record Attempt(Visit visit, int number) {}

    private static MessagePipeline.Prepared item(StoredMessage message, Visit visit, Step step) {
        PersonKey person = new PersonKey(visit.key().region(), visit.personId());
        return new MessagePipeline.Prepared.Item(new VisitItem(
                LaneItem.Keys.ofVisit(message.key(), person, visit.key(), step.catalogueRegion(), step.also()),
                message,
                step.work()));
    }

    static Uni<MessagePipeline.Prepared> notFound() {
        return Uni.createFrom()
                .item(new MessagePipeline.Prepared.Done(new SettlementOutcome.Refused(
                        new RequestFault(RequestFault.Kind.NOT_FOUND, "visitId", "no such visit"))));
    }
}
