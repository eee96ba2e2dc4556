package io.jishi.verification;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of the message of a journal line, and of the rows about it.
 *
 * @param message the message; null if it is not stored
 * @param made the row that the message names; null if it names none, or one that is not there
 * @param named the row that the line names; null if it names none, or one that is not there
 */
public record JournalFacts(
        @Nullable Message message,
        @Nullable Row made,
        @Nullable Row named) {

    /**
     * A stored message.
     *
     * @param kind {@code ORIGINAL}, {@code ALIAS} or {@code TOMBSTONE}
     * @param refused whether it has a reason of refusal
     * @param settlementId the row that it names
     * @param answerSha256 of the stored answer, in hexadecimal
     */
    public record Message(
            String kind, boolean refused, @Nullable String settlementId, String answerSha256) {}

    /**
     * A row of the settlement table.
     *
     * @param settlementId its id
     * @param kind what it is
     * @param refersTo the row that it undoes or supplements
     * @param undoneBy the row that undid it
     * @param visit number of its visit; null if the visit is not there
     */
    public record Row(
            String settlementId,
            String kind,
            @Nullable String refersTo,
            @Nullable String undoneBy,
            @Nullable String visit) {

        private boolean undoes() {
            return kind.equals("CANCELLATION") || kind.equals("REVERSAL");
        }
    }

    /** Why the line is not so; empty if it is. */
    Optional<String> contradiction(JournalLine line) {
        return switch (line.told()) {
            case UNKNOWN -> Optional.empty();
            case SETTLED -> stored(line, "ORIGINAL", false).or(() -> names(line, "SETTLEMENT", "SUPPLEMENT"));
            case CANCELLED -> stored(line, "ORIGINAL", false).or(() -> names(line, "CANCELLATION", "REVERSAL"));
            case ALIAS -> stored(line, "ALIAS", true).or(() -> names(line, "SETTLEMENT", "SETTLEMENT"));
            case REJECTED -> stored(line, "ORIGINAL", true).or(this::noRow);
            case REVERSED -> reversed(line);
            case NOTHING -> nothing();
        };
    }

    private Optional<String> stored(JournalLine line, String kind, boolean refused) {
        if (message == null) {
            return Optional.of("the message is not there");
        }
        if (!message.kind.equals(kind) || message.refused != refused) {
            return Optional.of("the message is stored as " + words(message));
        }
        return line.answerSha256() == null || line.answerSha256().equalsIgnoreCase(message.answerSha256)
                ? Optional.empty()
                : Optional.of("the stored answer is another one: expected " + line.answerSha256() + ", found "
                        + message.answerSha256);
    }

    private static String words(Message message) {
        return message.kind + (message.refused ? ", refused" : ", not refused");
    }

    private Optional<String> names(JournalLine line, String kind, String otherKind) {
        String id = Objects.requireNonNull(message).settlementId;
        if (id == null || made == null) {
            return Optional.of("the row " + (id == null ? line.settlementId() : id) + " is not there");
        }
        if (line.settlementId() != null && !line.settlementId().equals(id)) {
            return Optional.of("the message made another row: expected " + line.settlementId() + ", found " + id);
        }
        if (!made.kind.equals(kind) && !made.kind.equals(otherKind)) {
            return Optional.of("the row " + id + " is a " + made.kind);
        }
        return line.visit() == null || made.visit == null || line.visit().equals(made.visit)
                ? Optional.empty()
                : Optional.of("the row " + id + " is of visit " + made.visit);
    }

    private Optional<String> noRow() {
        return made == null ? Optional.empty() : Optional.of("it was refused and made the row " + made.settlementId);
    }

    /**
     * Of a message that was reversed the line names the row that undid what it did; of the reversal itself, the row
     * that it made. Where there was nothing to undo no row is named.
     */
    private Optional<String> reversed(JournalLine line) {
        if (message == null) {
            return Optional.of("the message is not there");
        }
        if (line.settlementId() == null) {
            return made == null || made.undoes() || made.undoneBy != null
                    ? Optional.empty()
                    : Optional.of("the row " + made.settlementId + " stands");
        }
        if (named == null || !named.undoes()) {
            return Optional.of("the row " + line.settlementId() + " is not there, or undoes nothing");
        }
        boolean ofMessage = line.settlementId().equals(message.settlementId)
                || (made != null && made.settlementId.equals(named.refersTo));
        return ofMessage ? Optional.empty() : Optional.of("the row " + line.settlementId() + " undoes another one");
    }

    private Optional<String> nothing() {
        return made == null
                ? Optional.empty()
                : Optional.of("it never did anything, and made the row " + made.settlementId);
    }

    /** Whether the row that the line names has been undone. */
    boolean isNamedUndone() {
        return named != null && named.undoneBy != null;
    }
}
