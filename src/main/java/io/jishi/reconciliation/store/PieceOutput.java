package io.jishi.reconciliation.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** A stream into the pieces of a stored file, with one piece in memory. Waits for the database. */
final class PieceOutput extends OutputStream {

    private final BlockingConnection connection;
    private final String institution;
    private final String fileId;
    private final byte[] piece = new byte[FileStatements.PIECE];
    private int filled;
    private int position;
    private long size;

    PieceOutput(BlockingConnection connection, String institution, String fileId) {
        this.connection = connection;
        this.institution = institution;
        this.fileId = fileId;
    }

    /** Bytes that were written. */
    long size() {
        return size;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            int count = Math.min(left, piece.length - filled);
            System.arraycopy(source, from, piece, filled, count);
            filled += count;
            from += count;
            left -= count;
            if (filled == piece.length) {
                store();
            }
        }
        size += length;
    }

    @Override
    public void close() {
        if (filled > 0) {
            store();
        }
    }

    private void store() {
        Buffer content = Buffer.buffer(Arrays.copyOf(piece, filled));
        connection.run(FileStatements.INSERT_PIECE, Tuple.of(institution, fileId, position, content));
        position++;
        filled = 0;
    }
}
