package io.jishi.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that clients were told, in the order in which they were told it: a line of JSON each, which
 * {@code verify --journal} reads. It is written before the client acts on it.
 */
final class Journal implements AutoCloseable {

    private final Path file;
    private final BufferedWriter writer;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Told> last = new LinkedHashMap<>();

    /**
     * A line.
     *
     * @param told what the client was told, or that it gave up waiting
     * @param settlementId the row that it was told of; empty if none
     * @param sha256 of the answer, if it is one that is stored; else empty
     */
    record Entry(Message message, Told told, String settlementId, String sha256) {

        String json(Instant at) {
            StringBuilder line = new StringBuilder("{\"at\":\"").append(at).append('"');
            append(line, "region", Message.REGION);
            append(line, "provider", message.provider().code());
            append(line, "transaction", message.transaction());
            append(line, "messageId", message.messageId());
            append(line, "told", told.name());
            append(line, "settlementId", settlementId);
            append(line, "answerSha256", sha256);
            append(line, "visit", message.visit());
            return line.append("}\n").toString();
        }

        private static void append(StringBuilder line, String name, String value) {
            if (!value.isEmpty()) {
                line.append(",\"").append(name).append("\":\"").append(value).append('"');
            }
        }
    }

    Journal(Path file) throws IOException {
        this.file = file;
        this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    Path file() {
        return file;
    }

    synchronized void write(Entry entry) {
        try {
            writer.write(entry.json(Instant.now()));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        entries.add(entry);
        last.put(entry.message().name(), entry.told());
    }

    /** What was told of a message last; empty if nothing was. */
    synchronized Optional<Told> last(Message message) {
        return Optional.ofNullable(last.get(message.name()));
    }

    /**
     * Writes an answer unless something was told of its message since it was asked for: of two copies one may be given
     * up while the other one asks, and which of both answers was first nobody can say.
     *
     * @param before what was told last when it was asked for
     */
    synchronized void writeUnlessToldSince(Entry entry, Optional<Told> before) {
        if (last(entry.message()).equals(before)) {
            write(entry);
        }
    }

    /** The lines so far. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Messages whose last line is that nothing is known. */
    synchronized List<String> open() {
        return last.entrySet().stream()
                .filter(each -> each.getValue() == Told.UNKNOWN)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many bills clients were told of. */
    synchronized long settled() {
        return last.entrySet().stream()
                .filter(each -> each.getValue() == Told.SETTLED && each.getKey().contains(Message.SETTLE))
                .count();
    }

    synchronized void flush() throws IOException {
        writer.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
