package io.jishi.settlement.store;

import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.reason.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads rows of the message table. */
final class MessageRows {

    /** What {@link #read} takes. */
    static final String SELECT = "select region, provider_code, transaction, message_id, kind, fingerprint,"
            + " answer_status, answer, reason, needs_review, settlement_id, visit_id, received_at from message";

    private MessageRows() {}

    static StoredMessage read(Row row) {
        Integer reason = row.getInteger("reason");
        Buffer fingerprint = row.getBuffer("fingerprint");
        return new StoredMessage(
                new MessageKey(
                        row.getString("region"),
                        row.getString("provider_code"),
                        row.getString("transaction"),
                        row.getString("message_id")),
                StoredMessage.Kind.valueOf(row.getString("kind")),
                fingerprint == null ? null : SettlementRows.hex(fingerprint),
                new Answer(
                        row.getShort("answer_status"), row.getBuffer("answer").getBytes()),
                reason == null ? null : reasonOf(reason),
                row.getBoolean("needs_review"),
                row.getString("settlement_id"),
                row.getString("visit_id"),
                row.getOffsetDateTime("received_at").toInstant());
    }

    private static @Nullable Reason reasonOf(int number) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.number() == number)
                .findFirst()
                .orElse(null);
    }
}
