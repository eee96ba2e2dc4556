package io.jishi.verification;

import io.jishi.settlement.model.MessageKey;
import io.jishi.verification.JournalLine.Told;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares what clients were told with what is stored, line by line in their order: each line is so, no message has two
 * outcomes, and none is left open. Holds a few hundred bytes for each message.
 */
public final class JournalComparison {

    private final Findings findings;
    private final Map<Digest, Last> messages = new HashMap<>();

    /** Half of a SHA-256 of the key: a million keys must fit the memory of a small process. */
    private record Digest(long first, long second) {

        static Digest of(MessageKey key) {
            String text = String.join("\n", key.region(), key.providerCode(), key.transaction(), key.messageId());
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                ByteBuffer buffer = ByteBuffer.wrap(hash);
                return new Digest(buffer.getLong(), buffer.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** The last definite line of a message, and the line that left it open since, if one did. */
    private static final class Last {
        private @Nullable JournalLine definite;
        private @Nullable JournalLine open;
        private boolean undoingUndone;
    }

    /** Notes findings here. */
    public JournalComparison(Findings findings) {
        this.findings = findings;
    }

    /** Adds the next line, with what is stored about it. */
    public void add(JournalLine line, JournalFacts facts) {
        facts.contradiction(line)
                .ifPresent(fault -> complain(line, "told " + words(line) + " at " + line.place() + ": " + fault));
        Last last = messages.computeIfAbsent(Digest.of(line.key()), unused -> new Last());
        if (line.told() == Told.UNKNOWN) {
            last.open = line;
            return;
        }
        last.open = null;
        JournalLine before = last.definite;
        if (before != null && !follows(before, line, last.undoingUndone)) {
            complain(
                    line,
                    "told " + words(line) + " at " + line.place() + " after " + words(before) + " at "
                            + before.place());
        }
        last.definite = line;
        last.undoingUndone = line.told() == Told.REVERSED && facts.isNamedUndone();
    }

    /**
     * The same again, or undone since. Or made after it was undone: then either the stored answer was repeated, which
     * is the same for ever, or what had undone the row has been undone itself, as the database has it in the end.
     */
    private static boolean follows(JournalLine before, JournalLine line, boolean undoingUndone) {
        if (before.told() == line.told()) {
            boolean sameRow = isSame(before.settlementId(), line.settlementId());
            return (sameRow || undoingUndone) && isSame(before.answerSha256(), line.answerSha256());
        }
        boolean undoneSince = makes(before) && line.told() == Told.REVERSED;
        boolean repeated = undoingUndone || line.answerSha256() != null;
        boolean madeStill = before.told() == Told.REVERSED && makes(line) && repeated;
        return undoneSince || madeStill;
    }

    private static boolean makes(JournalLine line) {
        return line.told() == Told.SETTLED || line.told() == Told.CANCELLED || line.told() == Told.ALIAS;
    }

    /** What one of both does not say is no contradiction. */
    private static boolean isSame(@Nullable String before, @Nullable String now) {
        return before == null || now == null || before.equals(now);
    }

    /** After the last line: a message that is still open was never found out. */
    public void end() {
        messages.values().stream()
                .map(last -> last.open)
                .filter(Objects::nonNull)
                .forEach(line -> complain(line, "unknown at " + line.place() + ", and never found out"));
    }

    private static String words(JournalLine line) {
        return line.settlementId() == null ? line.told().name() : line.told() + " " + line.settlementId();
    }

    private void complain(JournalLine line, String fault) {
        findings.add(Invariant.CLIENT_JOURNAL, line.key().region(), line.row(), fault);
    }
}
