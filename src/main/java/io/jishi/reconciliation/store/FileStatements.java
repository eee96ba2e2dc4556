package io.jishi.reconciliation.store;

import io.jishi.reconciliation.model.ExchangeFile;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The statements over exchanged files. */
final class FileStatements {

    /** Bytes of a piece, but for the last. */
    static final int PIECE = 256 * 1024;

    /** Lets one file of an institution in at a time, so that the bound on their number holds. */
    static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('exchange_file ' || $1, 0))";

    /** Inserts a file unless there are as many unexpired ones as may be. */
    static final String INSERT = "insert into exchange_file (institution, file_id, name, size, created_at, expires_at)"
            + " select $1, $2, $3, $4, $5, $6 where (select count(*) from exchange_file"
            + " where institution = $1 and expires_at > $5) < $7";

    /** Says how large a file has become. */
    static final String RESIZE = "update exchange_file set size = $3 where institution = $1 and file_id = $2";

    static final String INSERT_PIECE =
            "insert into exchange_file_chunk (institution, file_id, position, content) values ($1, $2, $3, $4)";

    static final String FIND = "select file_id, name, size, expires_at from exchange_file"
            + " where institution = $1 and file_id = $2 and expires_at > $3";

    static final String PIECE_AT =
            "select content from exchange_file_chunk" + " where institution = $1 and file_id = $2 and position = $3";

    /** Removes some files that have expired, with their pieces, and those first that have for longest. */
    static final String REMOVE_EXPIRED = "delete from exchange_file where (institution, file_id) in"
            + " (select institution, file_id from exchange_file where expires_at <= $1"
            + " order by expires_at limit $2 for update skip locked)";

    private FileStatements() {}

    static Tuple insert(String institution, ExchangeFile file, Instant now, int maximum) {
        return Tuple.tuple()
                .addString(institution)
                .addString(file.fileId())
                .addString(file.name())
                .addLong(file.size())
                .addOffsetDateTime(utc(now))
                .addOffsetDateTime(utc(file.expiresAt()))
                .addInteger(maximum);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static ExchangeFile read(Row row) {
        return new ExchangeFile(
                row.getString("file_id"),
                row.getString("name"),
                row.getLong("size"),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    /** How many pieces a file of this size has. */
    static int pieces(long size) {
        return Math.toIntExact((size + PIECE - 1) / PIECE);
    }
}
