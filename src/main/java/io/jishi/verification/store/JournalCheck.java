package io.jishi.verification.store;

import io.jishi.verification.Findings;
import io.jishi.verification.JournalComparison;
import io.jishi.verification.JournalFacts;
import io.jishi.verification.JournalLine;
import io.jishi.verification.JournalReader;
import io.jishi.verification.VerificationOptions;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares client journals with the stored messages, some hundred lines at a time. */
final class JournalCheck {

    private static final int LINES_AT_ONCE = 500;

    /** The row that a line names may also be the one that an earlier line named as undoing the message. */
    private static final String FIND = "select u.place, m.kind, m.reason is not null, m.settlement_id,"
            + " encode(sha256(m.answer), 'hex'), s.settlement_id, s.kind, s.refers_to, s.undone_by, v.visit_number,"
            + " t.settlement_id, t.kind, t.refers_to, t.undone_by"
            + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality"
            + " as u (region, provider_code, transaction, message_id, named, place)"
            + " left join message m on m.region = u.region and m.provider_code = u.provider_code"
            + " and m.transaction = u.transaction and m.message_id = u.message_id"
            + " left join settlement s on s.region = m.region and s.settlement_id = m.settlement_id"
            + " left join visit v on v.region = s.region and v.visit_id = s.visit_id"
            + " left join settlement t on t.region = u.region and t.settlement_id = nullif(u.named, '')"
            + " order by u.place";

    private final VerificationOptions options;
    private final JournalComparison comparison;
    private final List<JournalLine> batch = new ArrayList<>();
    private long lines;

    JournalCheck(VerificationOptions options, Findings findings) {
        this.options = options;
        this.comparison = new JournalComparison(findings);
    }

    /** Lines that were compared. */
    long lines() {
        return lines;
    }

    void run(SnapshotConnection connection) throws SQLException {
        for (Path journal : options.journals()) {
            JournalReader.read(journal, line -> add(line, connection));
            flush(connection);
        }
        comparison.end();
    }

    private void add(JournalLine line, SnapshotConnection connection) {
        if (!options.regions().isEmpty()
                && !options.regions().contains(line.key().region())) {
            return;
        }
        batch.add(line);
        if (batch.size() == LINES_AT_ONCE) {
            flush(connection);
        }
    }

    private void flush(SnapshotConnection connection) {
        try {
            Query query = Query.of(
                    FIND,
                    column(line -> line.key().region()),
                    column(line -> line.key().providerCode()),
                    column(line -> line.key().transaction()),
                    column(line -> line.key().messageId()),
                    column(line -> line.settlementId() == null ? "" : line.settlementId()));
            connection.each(query, row -> comparison.add(batch.get(row.getInt(1) - 1), facts(row)));
        } catch (SQLException failed) {
            throw new ReadFailure(failed);
        }
        lines += batch.size();
        batch.clear();
    }

    private Object column(Function<JournalLine, String> value) {
        return batch.stream().map(value).toArray();
    }

    private static JournalFacts facts(ResultSet row) throws SQLException {
        String kind = row.getString(2);
        JournalFacts.Message message = kind == null
                ? null
                : new JournalFacts.Message(kind, row.getBoolean(3), row.getString(4), row.getString(5));
        return new JournalFacts(message, row(row, 6, row.getString(10)), row(row, 11, null));
    }

    private static JournalFacts.@Nullable Row row(ResultSet row, int first, @Nullable String visit)
            throws SQLException {
        String id = row.getString(first);
        return id == null
                ? null
                : new JournalFacts.Row(
                        id, row.getString(first + 1), row.getString(first + 2), row.getString(first + 3), visit);
    }
}
