package io.jishi.reconciliation.store;

import io.jishi.platform.transaction.Detached;
import io.jishi.reconciliation.ExchangeFileStore;
import io.jishi.reconciliation.ReconciliationConfiguration;
import io.jishi.reconciliation.model.ExchangeFile;
import io.jishi.shared.reason.Unavailable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Files in rows of some hundred kilobytes, so that no reader and no writer holds a large one whole. */
@ApplicationScoped
public class ExchangeFileTable implements ExchangeFileStore {

    private final Pool pool;
    private final Detached detached;
    private final ReconciliationConfiguration configuration;

    /** With the connections of reconciliation. */
    public ExchangeFileTable(
            @ReactiveDataSource("reconciliation") Pool pool,
            Detached detached,
            ReconciliationConfiguration configuration) {
        this.pool = pool;
        this.detached = detached;
        this.configuration = configuration;
    }

    @Override
    public Uni<Boolean> store(String institution, ExchangeFile file, byte[] content, Instant now, int maximum) {
        Tuple insert = new Tuple(FileStatements.insert(institution, file, now, maximum));
        return detached.run(
                configuration.fileDeadline(),
                () -> pool.withTransaction(connection -> connection
                        .preparedQuery(FileStatements.LOCK)
                        .execute(Tuple.of(institution))
                        .chain(() ->
                                connection.preparedQuery(FileStatements.INSERT).execute(insert))
                        .chain(inserted -> inserted.rowCount() == 0
                                ? Uni.createFrom().item(false)
                                : pieces(connection, institution, file, content))));
    }

    private static Uni<Boolean> pieces(
            SqlConnection connection, String institution, ExchangeFile file, byte[] content) {
        return Multi.createFrom()
                .range(0, FileStatements.pieces(content.length))
                .onItem()
                .transformToUniAndConcatenate(position -> connection
                        .preparedQuery(FileStatements.INSERT_PIECE)
                        .execute(Tuple.of(institution, file.fileId(), position, piece(content, position))))
                .collect()
                .last()
                .replaceWith(true);
    }

    private static Buffer piece(byte[] content, int position) {
        int from = position * FileStatements.PIECE;
        return Buffer.buffer(Arrays.copyOfRange(content, from, Math.min(content.length, from + FileStatements.PIECE)));
    }

    @Override
    public Uni<Optional<ExchangeFile>> find(String institution, String fileId, Instant now) {
        return read(FileStatements.FIND, Tuple.of(institution, fileId, FileStatements.utc(now)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(FileStatements.read(rows.iterator().next().getDelegate())));
    }

    @Override
    public Multi<byte[]> content(String institution, ExchangeFile file) {
        return Multi.createFrom()
                .range(0, FileStatements.pieces(file.size()))
                .onItem()
                .transformToUniAndConcatenate(
                        position -> read(FileStatements.PIECE_AT, Tuple.of(institution, file.fileId(), position))
                                .map(rows -> content(rows, file)));
    }

    private static byte[] content(RowSet<Row> rows, ExchangeFile file) {
        if (rows.size() == 0) {
            throw new Unavailable(new NoSuchElementException(file.fileId() + " expired while it was read"));
        }
        return rows.iterator().next().getDelegate().getBuffer("content").getBytes();
    }

    private Uni<RowSet<Row>> read(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .ifNoItem()
                .after(configuration.fileDeadline())
                .fail()
                .onFailure()
                .transform(Unavailable::new);
    }
}
