package io.jishi.filing.store;

import io.jishi.filing.FilingRegister;
import io.jishi.filing.model.FilingMessage;
import io.jishi.filing.model.FilingRecord;
import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The register in PostgreSQL. The unique key of the message decides what a repeat is; the person's lock decides what
 * came first, a filing or a bill.
 */
@ApplicationScoped
public class FilingRegisterStore implements FilingRegister {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;
    private final FilingTransaction transaction;
    private final CommitBarrier barrier;

    /** With Hibernate Reactive. */
    FilingRegisterStore(
            Mutiny.SessionFactory sessions,
            Detached detached,
            StoreConfiguration configuration,
            FilingTransaction transaction,
            CommitBarrier barrier) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
        this.transaction = transaction;
        this.barrier = barrier;
    }

    @Override
    public Uni<Optional<Seen>> earlier(String region, String institution, String messageId) {
        return read(session -> earlier(session, region, institution, messageId))
                .chain(seen -> seen.isEmpty()
                        ? Uni.createFrom().item(seen)
                        : barrier.after(Uni.createFrom().item(seen)).onFailure().transform(Unavailable::new));
    }

    private static Uni<Optional<Seen>> earlier(
            Mutiny.StatelessSession session, String region, String institution, String messageId) {
        return session.createSelectionQuery(
                        "from FilingRecordEntity where region = :region and filedBy = :institution"
                                + " and messageId = :message",
                        FilingRecordEntity.class)
                .setParameter("region", region)
                .setParameter("institution", institution)
                .setParameter("message", messageId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> new Seen(found.filingId, found.toMessage())));
    }

    @Override
    public Uni<Recording> record(FilingRecord filing, FilingMessage message, int liveMaximum) {
        String institution = filing.filedBy();
        if (institution == null) {
            throw new IllegalArgumentException("a message comes from an institution");
        }
        // a violation means that a copy which named another person was first: it is there now, and answers
        return transaction
                .run(session -> record(session, filing, message, institution, liveMaximum))
                .onFailure(FilingRegisterStore::isSecondCopy)
                .recoverWithUni(failure -> earlier(filing.region(), institution, message.messageId())
                        .map(seen -> seen.<Recording>map(first -> first).orElseThrow(() -> new Unavailable(failure))));
    }

    private static boolean isSecondCopy(Throwable failure) {
        return failure instanceof Unavailable && UNIQUE_VIOLATION.equals(FilingTransaction.sqlStateOf(failure));
    }

    private static Uni<Recording> record(
            Mutiny.StatelessSession session,
            FilingRecord filing,
            FilingMessage message,
            String institution,
            int liveMaximum) {
        return lock(session, filing.region(), filing.personId()).chain(found -> {
            if (!found) {
                return Uni.createFrom().item(new NoPerson());
            }
            return earlier(session, filing.region(), institution, message.messageId())
                    .chain(seen -> seen.isPresent()
                            ? Uni.createFrom().<Recording>item(seen.get())
                            : insert(session, filing, message, liveMaximum));
        });
    }

    private static Uni<Recording> insert(
            Mutiny.StatelessSession session, FilingRecord filing, FilingMessage message, int liveMaximum) {
        return session.createSelectionQuery(
                        "select count(*) from FilingRecordEntity where region = :region and personId = :person"
                                + " and filedBy = :institution and withdrawnAt is null",
                        Long.class)
                .setParameter("region", filing.region())
                .setParameter("person", filing.personId())
                .setParameter("institution", filing.filedBy())
                .getSingleResult()
                .chain(live -> live >= liveMaximum
                        ? Uni.createFrom().<Recording>item(new TooMany())
                        : session.insert(FilingRecordEntity.of(filing, message)).replaceWith(new Stored()));
    }

    /** Locks the person, as a lane does first of all; false if there is no such person. */
    private static Uni<Boolean> lock(Mutiny.StatelessSession session, String region, String personId) {
        return session.createNativeQuery(
                        "select person_id from person where region = :region and person_id = :person"
                                + " for no key update",
                        String.class)
                .setParameter("region", region)
                .setParameter("person", personId)
                .getSingleResultOrNull()
                .map(found -> found != null);
    }

    @Override
    public Uni<Optional<FilingRecord>> find(String region, String filingId) {
        return read(session -> find(session, region, filingId)
                .map(row -> Optional.ofNullable(row).map(FilingRecordEntity::toRecord)));
    }

    private static Uni<@Nullable FilingRecordEntity> find(
            Mutiny.StatelessSession session, String region, String filingId) {
        return session.createSelectionQuery(
                        "from FilingRecordEntity where region = :region and filingId = :id", FilingRecordEntity.class)
                .setParameter("region", region)
                .setParameter("id", filingId)
                .getSingleResultOrNull();
    }

    @Override
    public Uni<List<FilingRecord>> ofPerson(
            String region, String personId, String institution, @Nullable String before, int maximum) {
        String page = before == null ? "" : " and filingId < :before";
        return read(session -> {
            Mutiny.SelectionQuery<FilingRecordEntity> query = session.createSelectionQuery(
                            "from FilingRecordEntity where region = :region and personId = :person"
                                    + " and (filedBy = :institution or providerCode = :institution)" + page
                                    + " order by filingId desc",
                            FilingRecordEntity.class)
                    .setParameter("region", region)
                    .setParameter("person", personId)
                    .setParameter("institution", institution)
                    .setMaxResults(maximum);
            Mutiny.SelectionQuery<FilingRecordEntity> asked =
                    before == null ? query : query.setParameter("before", before);
            return asked.getResultList()
                    .map(rows -> rows.stream().map(FilingRecordEntity::toRecord).toList());
        });
    }

    @Override
    public Uni<Optional<FilingRecord>> withdraw(String region, String filingId, String institution, Instant at) {
        return transaction.run(session -> find(session, region, filingId).chain(row -> {
            if (row == null || !institution.equals(row.filedBy)) {
                return Uni.createFrom().item(Optional.empty());
            }
            // a filing never changes hands, so that the person who is locked now is the one of the row
            return lock(session, region, row.personId)
                    .chain(locked -> withdraw(session, row, institution, at))
                    .chain(changed -> find(session, region, filingId))
                    .map(now -> Optional.ofNullable(now).map(FilingRecordEntity::toRecord));
        }));
    }

    private static Uni<Integer> withdraw(
            Mutiny.StatelessSession session, FilingRecordEntity row, String institution, Instant at) {
        return session.createNativeQuery("update filing set withdrawn_at = :at, withdrawn_by = :institution"
                        + " where region = :region and person_id = :person and filing_id = :id"
                        + " and withdrawn_at is null")
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .setParameter("institution", institution)
                .setParameter("region", row.region)
                .setParameter("person", row.personId)
                .setParameter("id", row.filingId)
                .executeUpdate();
    }

    private <T> Uni<T> read(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return detached.run(configuration.readDeadline(), () -> sessions.withStatelessSession(work));
    }
}
