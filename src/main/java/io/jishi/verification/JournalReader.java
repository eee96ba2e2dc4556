package io.jishi.verification;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.settlement.model.MessageKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads client journals line by line: one JSON object each, see {@code docs/how-to/verify.md}. */
public final class JournalReader {

    private static final int TEXT_MAXIMUM = 200;

    private JournalReader() {}

    /**
     * Gives every line to the consumer, in order.
     *
     * @throws CannotVerify if the file or a line of it cannot be read
     */
    public static void read(Path file, Consumer<JournalLine> consumer) {
        long number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                number++;
                if (!line.isBlank()) {
                    consumer.accept(line(file.getFileName() + ":" + number, line));
                }
                line = reader.readLine();
            }
        } catch (IOException failed) {
            throw new CannotVerify("the journal " + file + " cannot be read after line " + number, failed);
        }
    }

    private static JournalLine line(String place, String text) {
        Faults faults = new Faults();
        try {
            Fields fields = Fields.of("", DocumentReader.readJson(text.getBytes(StandardCharsets.UTF_8)), faults);
            MessageKey key = new MessageKey(
                    fields.text("region", TEXT_MAXIMUM),
                    fields.text("provider", TEXT_MAXIMUM),
                    fields.text("transaction", TEXT_MAXIMUM),
                    fields.text("messageId", TEXT_MAXIMUM));
            JournalLine line = new JournalLine(
                    place,
                    key,
                    fields.code("told", JournalLine.Told.class),
                    fields.optionalText("settlementId", TEXT_MAXIMUM),
                    fields.optionalText("answerSha256", TEXT_MAXIMUM),
                    fields.optionalText("visit", TEXT_MAXIMUM));
            if (!faults.isEmpty()) {
                throw new CannotVerify(place + ": " + faults.found().get(0).english());
            }
            return line;
        } catch (MalformedDocument malformed) {
            throw new CannotVerify(place + ": " + malformed.reason(), malformed);
        }
    }
}
