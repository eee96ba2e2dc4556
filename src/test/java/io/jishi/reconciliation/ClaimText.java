package io.jishi.reconciliation;

import io.jishi.support.SettledRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files as institutions send them, and as they get them back. */
final class ClaimText {

    private ClaimText() {}

    /** A line that agrees with our row where no switch is set. */
    static String line(SettledRow row) {
        return String.join(
                "\t",
                row.id(),
                row.visitId(),
                row.personId(),
                yuan(row.parts().total()),
                yuan(row.parts().funds()),
                yuan(row.parts().personalAccount()),
                row.refund() ? "1" : "0");
    }

    static String lines(List<SettledRow> rows) {
        return rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
    }

    static String yuan(long fen) {
        return (fen < 0 ? "-" : "") + "%d.%02d".formatted(Math.abs(fen) / 100, Math.abs(fen) % 100);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An archive with one entry for each content. */
    static byte[] archive(byte[]... contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (int i = 0; i < contents.length; i++) {
                archive.putNextEntry(new ZipEntry("对账" + i + ".txt"));
                archive.write(contents[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The lines of the only entry of an archive. */
    static List<String> unpacked(byte[] archive) {
        try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            input.getNextEntry();
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
