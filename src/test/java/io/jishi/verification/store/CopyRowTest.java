package io.jishi.verification.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.code.Scheme;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Rows as the documentation of PostgreSQL writes them, "Binary Format" of COPY. */
class CopyRowTest {

    private final ByteBuffer written = ByteBuffer.allocate(512);

    private CopyRowTest column(byte[] bytes) {
        written.putInt(bytes.length).put(bytes);
        return this;
    }

    private CopyRowTest text(String text) {
        return column(text.getBytes(StandardCharsets.UTF_8));
    }

    private CopyRowTest missing() {
        written.putInt(-1);
        return this;
    }

    private CopyRow row() {
        CopyRow row = new CopyRow();
        row.start(written.flip());
        return row;
    }

    @Test
    void everyKindOfColumnIsRead() {
        text("参保人").missing().text("");
        column(ByteBuffer.allocate(8).putLong(-12_345_678_901L).array()).missing();
        column(ByteBuffer.allocate(4).putInt(7258).array());
        column(new byte[] {1}).column(new byte[] {0, (byte) 0xff});
        CopyRow row = row();
        assertEquals("参保人", row.textOrNull());
        assertNull(row.textOrNull());
        assertEquals("", row.text());
        assertEquals(-12_345_678_901L, row.numberOrNull());
        assertNull(row.numberOrNull());
        assertEquals(LocalDate.of(2019, 11, 15), row.date());
        assertTrue(row.flag());
        assertArrayEquals(new byte[] {0, (byte) 0xff}, row.bytes());
    }

    @Test
    void whatRepeatsIsMadeOnce() {
        CopyRow row =
                text("141000").text("141000").text("150900").text("141000").row();
        CopyRow.Repeated<String> region = CopyRow.Repeated.ofText(UnaryOperator.identity());
        String first = row.repeated(region);
        assertSame(first, row.repeated(region));
        assertEquals("150900", row.repeated(region));
        assertEquals("141000", row.repeated(region));
    }

    /** The second of two rows with one wrong code is as wrong as the first. */
    @Test
    void ofWhatNothingCanBeMadeNothingIsRemembered() {
        CopyRow row =
                text("RESIDENT").text("NONE").text("NONE").text("RESIDENT").row();
        CopyRow.Repeated<Scheme> scheme = CopyRow.Repeated.ofText(Scheme::valueOf);
        assertEquals(Scheme.RESIDENT, row.repeated(scheme));
        assertThrows(IllegalArgumentException.class, () -> row.repeated(scheme));
        assertThrows(IllegalArgumentException.class, () -> row.repeated(scheme));
        assertEquals(Scheme.RESIDENT, row.repeated(scheme));
    }

    @Test
    void whatCannotBeNullIsRefused() {
        CopyRow row = missing().row();
        assertThrows(IllegalArgumentException.class, row::number);
    }
}
