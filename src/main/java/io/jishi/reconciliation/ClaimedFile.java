package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ClaimedRow;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * An institution's file: a ZIP archive with one entry of lines, or the lines themselves. It is read once, from front to
 * back, with one line in memory, and given up as soon as it goes beyond a bound: an archive never unpacks to more than
 * was said, whatever its header claims, and an archive in the archive is not opened but is no text. Blocking.
 */
public final class ClaimedFile {

    private static final byte[] ARCHIVE = {'P', 'K'};
    private static final long RATIO_MAXIMUM = 100;
    private static final long RATIO_COUNTS_FROM = 1 << 20;

    private final ClaimedRowParser parser;
    private final ReconciliationConfiguration bounds;

    /**
     * For files of one clearing region.
     *
     * @param region its six digits; a row of another one is refused
     * @param bounds of rows and bytes
     */
    public ClaimedFile(String region, ReconciliationConfiguration bounds) {
        this.parser = new ClaimedRowParser(region);
        this.bounds = bounds;
    }

    /**
     * Gives each row away as soon as it is read. Throws {@link FaultyFile} at the first fault, when rows before it have
     * been given away already.
     */
    public void read(InputStream bytes, Consumer<ClaimedRow> rows) {
        Counted packed = new Counted(bytes);
        try {
            PushbackInputStream start = new PushbackInputStream(packed, ARCHIVE.length);
            byte[] head = start.readNBytes(ARCHIVE.length);
            start.unread(head);
            if (Arrays.equals(head, ARCHIVE)) {
                readArchive(new ZipInputStream(start, StandardCharsets.ISO_8859_1), packed, rows);
            } else {
                readLines(start, packed, rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of entries are not used; read as Latin 1, they cannot be wrong. */
    private void readArchive(ZipInputStream archive, Counted packed, Consumer<ClaimedRow> rows) throws IOException {
        try {
            if (archive.getNextEntry() == null) {
                throw FaultyFile.of(Code.ARCHIVE_ENTRIES, "the archive has no file");
            }
            readLines(archive, packed, rows);
            if (archive.getNextEntry() != null) {
                throw FaultyFile.of(Code.ARCHIVE_ENTRIES, "the archive has more than one file");
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw FaultyFile.of(Code.ARCHIVE_BROKEN, "the archive cannot be read");
        }
    }

    private void readLines(InputStream input, Counted packed, Consumer<ClaimedRow> rows) throws IOException {
        BoundedLines lines = new BoundedLines(new Unpacked(input, packed));
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.number() > bounds.rowsMaximum()) {
                throw FaultyFile.of(Code.TOO_MANY_ROWS, "at most " + bounds.rowsMaximum() + " rows");
            }
            rows.accept(parser.parse(line, lines.number()));
        }
    }

    /** Counts the bytes that were taken from a file. */
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Gives up when more comes out than may, in all or for what went in. */
    private final class Unpacked extends FilterInputStream {

        private final Counted packed;
        private long count;

        Unpacked(InputStream input, Counted packed) {
            super(input);
            this.packed = packed;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            long maximum = bounds.unpackedMaximum().asLongValue();
            if (count > maximum) {
                throw FaultyFile.of(Code.ARCHIVE_EXPANDS, "unpacked, at most " + maximum + " bytes");
            }
            if (count > RATIO_COUNTS_FROM && count / packed.count > RATIO_MAXIMUM) {
                throw FaultyFile.of(Code.ARCHIVE_EXPANDS, "at most " + RATIO_MAXIMUM + " bytes for each packed one");
            }
            return read;
        }
    }
}
