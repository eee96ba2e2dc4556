package io.jishi.reconciliation.store;

import io.jishi.reconciliation.model.ExchangeFile;
import io.jishi.shared.reason.Unavailable;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.Objects;

/** A stored file as a stream, with one piece of it in memory. Waits for the database. */
final class PieceInput extends InputStream {

    private final BlockingConnection connection;
    private final String institution;
    private final ExchangeFile file;
    private byte[] piece = new byte[0];
    private int position;
    private int next;

    PieceInput(BlockingConnection connection, String institution, ExchangeFile file) {
        this.connection = connection;
        this.institution = institution;
        this.file = file;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : piece[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isAtEnd() {
        while (position == piece.length && next < FileStatements.pieces(file.size())) {
            RowSet<Row> rows = connection.run(FileStatements.PIECE_AT, Tuple.of(institution, file.fileId(), next));
            if (rows.size() == 0) {
                throw new Unavailable(new NoSuchElementException("a piece of " + file.fileId() + " is missing"));
            }
            piece = rows.iterator().next().getBuffer("content").getBytes();
            position = 0;
            next++;
        }
        return position == piece.length;
    }
}
