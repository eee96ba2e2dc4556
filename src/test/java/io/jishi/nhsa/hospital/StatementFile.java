package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.nhsa.hospital.Books.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The file of 3202: one text inside a ZIP, UTF-8, columns separated by tabs, an empty value written {@code null}. */
final class StatementFile {
    private static final String TAB = "\t";
    private static final String EMPTY = "null";
    private static final int RESULT_COLUMNS = 10;

    private StatementFile() {}

    /** Whom a line of the result blames: the last digit of {@code stmt_rslt}. */
    enum Verdict {
        BALANCED,
        GATEWAY_ONLY,
        HOSPITAL_ONLY,
        DIFFERENT,
        UNREADABLE
    }

    /** One line of the result. */
    record ResultLine(
            String psnNo,
            String mdtrtId,
            String setlId,
            String msgid,
            Verdict verdict,
            boolean refund,
            long total,
            long fundTotal,
            long account) {}

    /** The file that a hospital sends; without rows an empty text. */
    static byte[] write(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(String.join(
                            TAB,
                            value(row.setlId()),
                            value(row.visit().mdtrtId()),
                            value(row.visit().psnNo()),
                            Yuan.text(row.amounts().total()),
                            Yuan.text(row.amounts().fundTotal()),
                            Yuan.text(row.amounts().account()),
                            row.isRefund() ? "1" : "0"))
                    .append('\n');
        }
        return zip(text.toString());
    }

    /** The lines of a result. */
    static List<ResultLine> read(byte[] file) {
        List<ResultLine> lines = new ArrayList<>();
        for (String line : unzip(file).split("\r?\n", -1)) {
            String[] columns = line.split(TAB, -1);
            if (columns.length >= RESULT_COLUMNS) {
                lines.add(new ResultLine(
                        text(columns[0]),
                        text(columns[1]),
                        text(columns[2]),
                        text(columns[3]),
                        verdict(columns[4]),
                        text(columns[5]).endsWith("1"),
                        Yuan.fen(text(columns[7])),
                        Yuan.fen(text(columns[8])),
                        Yuan.fen(text(columns[9]))));
            } else if (!line.isBlank()) {
                throw new IllegalArgumentException("a line of " + columns.length + " columns: " + line);
            }
        }
        return lines;
    }

    /** Whom a code blames. */
    static Verdict verdict(String code) {
        int last = code.isEmpty() ? -1 : code.charAt(code.length() - 1) - '0';
        return last >= 0 && last < Verdict.UNREADABLE.ordinal() ? Verdict.values()[last] : Verdict.UNREADABLE;
    }

    /** The bytes in an output: an array of numbers or base64, wherever the gateway puts them. */
    static Optional<byte[]> bytesIn(JsonNode node) {
        if (node.isTextual()) {
            return decoded(node.asText());
        }
        if (node.isArray() && node.size() > 0 && node.path(0).isIntegralNumber()) {
            byte[] bytes = new byte[node.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) node.path(i).asInt();
            }
            return Optional.of(bytes);
        }
        for (JsonNode child : node) {
            Optional<byte[]> found = bytesIn(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static byte[] zip(String text) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("statement.txt"));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String unzip(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            if (zip.getNextEntry() == null) {
                throw new IllegalArgumentException("the file is no ZIP with an entry");
            }
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ZIP begins with PK; any other text is a name or a handle. */
    private static Optional<byte[]> decoded(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K' ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static String value(String text) {
        return text.isEmpty() ? EMPTY : text;
    }

    private static String text(String column) {
        return column.equals(EMPTY) ? "" : column.strip();
    }
}
