package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ReconciliationFault.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, each of bounded length, one at a time. Empty lines at the end are none. */
final class BoundedLines {

    private static final int LINE_MAXIMUM = 4096;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream input;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[8192];
    private final byte[] line = new byte[LINE_MAXIMUM];
    private int position;
    private int end;
    private long number;

    BoundedLines(InputStream input) {
        this.input = input;
    }

    /** Number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The next line without its end; null at the end of the file. */
    @Nullable
    String next() throws IOException {
        int length = read();
        if (length != 0) {
            return length < 0 ? null : text(length);
        }
        long empty = number;
        while (length == 0) {
            length = read();
        }
        if (length > 0) {
            throw FaultyFile.at(empty, Code.LINE_MALFORMED, "the line is empty");
        }
        return null;
    }

    /** Length of the next line; -1 at the end of the file. */
    private int read() throws IOException {
        int length = 0;
        int next = nextByte();
        if (next < 0) {
            return -1;
        }
        number++;
        while (next >= 0 && next != '\n') {
            if (length == LINE_MAXIMUM) {
                throw FaultyFile.at(number, Code.LINE_TOO_LONG, "a line has at most " + LINE_MAXIMUM + " bytes");
            }
            line[length++] = (byte) next;
            next = nextByte();
        }
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }

    private int nextByte() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, input.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[position++] & 0xFF;
    }

    private String text(int length) {
        boolean marked = number == 1
                && length >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        int start = marked ? BYTE_ORDER_MARK.length : 0;
        try {
            return decoder.decode(ByteBuffer.wrap(line, start, length - start)).toString();
        } catch (CharacterCodingException e) {
            throw FaultyFile.at(number, Code.LINE_NOT_UTF8, "the line is not UTF-8");
        }
    }
}
