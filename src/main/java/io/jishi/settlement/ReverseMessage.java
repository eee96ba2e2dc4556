package io.jishi.settlement;

import io.jishi.platform.identity.Identifiers;
import io.jishi.policy.PolicyBook;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.id.PersonKey;
import io.jishi.visit.model.VisitKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Neutralises a message whose outcome its sender does not know. A bill that the message made, or is an alias of, is
 * undone with the exact negative amounts however many bills came after it: those are marked for review, never priced
 * again. A cancellation is undone by letting its bill stand again. A message that was not seen leaves a tombstone, so
 * that it does nothing should it still arrive. A second reversal of the same message finds nothing left to undo and
 * succeeds as well.
 */
@ApplicationScoped
public class ReverseMessage {

    /** A bill and its supplements: each late fact makes one, and few come to one bill. */
    private static final int UNDOING_MAXIMUM = 16;

    private final MessagePipeline pipeline;
    private final SettlementDirectory settlements;
    private final PolicyBook book;
    private final Identifiers identifiers;
    private final Clock clock;

    /** With its ports. */
    ReverseMessage(
            MessagePipeline pipeline,
            SettlementDirectory settlements,
            PolicyBook book,
            Identifiers identifiers,
            Clock clock) {
        this.pipeline = pipeline;
        this.settlements = settlements;
        this.book = book;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * Reverses a message about bills, once, however often the reversal is sent.
     *
     * @param key of the reversal
     * @param target the message; of the same region and provider as the reversal
     * @param personId the patient of the message, whose lock keeps both apart
     * @return the outcome; fails with {@link LaneFailure} also if the message changed a visit, and made no bill
     */
    public Uni<SettlementOutcome> reverse(MessageKey key, MessageKey target, String personId) {
        String fingerprint =
                Fingerprint.ofFields("reversal", List.of(target.transaction(), target.messageId(), personId));
        PersonKey person = new PersonKey(key.region(), personId);
        List<String> ids = IntStream.range(0, UNDOING_MAXIMUM)
                .mapToObj(unused -> identifiers.next(key.region()))
                .toList();
        return pipeline.run(
                key,
                fingerprint,
                attempt -> settlements
                        .message(target)
                        .chain(found -> isOfVisit(found)
                                ? Uni.createFrom().failure(new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null))
                                : row(found))
                        .chain(read -> supplemented(read).map(supplemented -> {
                            Settlement row = read.row();
                            return row != null && !row.person().equals(person)
                                    ? otherPerson()
                                    : new MessagePipeline.Prepared.Item(new ReverseItem(new ReverseItem.Prepared(
                                            key,
                                            target,
                                            person,
                                            fingerprint,
                                            read.message().orElse(null),
                                            row,
                                            read.visit(),
                                            supplemented.orElse(null),
                                            day -> row == null || isCredited(row, day),
                                            ids,
                                            clock.instant().truncatedTo(ChronoUnit.MICROS))));
                        })));
    }

    private boolean isCredited(Settlement row, LocalDate day) {
        return AccountUse.isAccepted(book, row.scheme(), row.stored().facts().insuredCounty(), day);
    }

    /** What was read of the message that is to be reversed. */
    private record Read(
            Optional<StoredMessage> message,
            @Nullable Settlement row,
            @Nullable VisitKey visit) {}

    /** A message about a visit has no row here to undo: whoever asked looks at it anew. */
    private static boolean isOfVisit(Optional<StoredMessage> message) {
        return message.map(StoredMessage::visitId).isPresent();
    }

    private static MessagePipeline.Prepared otherPerson() {
        return new MessagePipeline.Prepared.Done(new SettlementOutcome.Refused(
                new RequestFault(RequestFault.Kind.NOT_FOUND, "personId", "the message is about another person")));
    }

    private Uni<Read> row(Optional<StoredMessage> message) {
        @Nullable String id = message.map(StoredMessage::settlementId).orElse(null);
        return id == null
                ? Uni.createFrom().item(new Read(message, null, null))
                : settlements
                        .find(message.orElseThrow().key().region(), id)
                        .map(found -> new Read(
                                message,
                                found.map(SettlementDirectory.Found::settlement).orElse(null),
                                found.map(SettlementDirectory.Found::visit).orElse(null)));
    }

    /** The bill of the supplement that the row cancels; empty for any other row. */
    private Uni<Optional<String>> supplemented(Read read) {
        Settlement row = read.row();
        if (row == null || !row.undoes() || !row.isOfSupplement()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return settlements
                .find(row.region(), Objects.requireNonNull(row.refersTo()))
                .map(found -> found.map(supplement -> supplement.settlement().refersTo()));
    }
}
