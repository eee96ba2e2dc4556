package io.jishi.nhsa;

import io.jishi.nhsa.envelope.Envelope;
import io.jishi.nhsa.envelope.EnvelopeReader;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.CheckedInput;
import io.jishi.nhsa.table.Dictionaries;
import io.jishi.nhsa.table.FieldTable;
import io.jishi.nhsa.table.FieldTables;
import io.jishi.settlement.ServedRegions;
import io.jishi.shared.reason.Unavailable;
import io.quarkus.arc.All;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings a body to its transaction. What is wrong is found in this order: the JSON, the envelope, the transaction and
 * its path, the institution, the size, the fields in the order of their table, and then whatever the transaction asks.
 */
@ApplicationScoped
public class Exchange {

    private static final String FILE_UPLOAD = "9101";

    /** Transactions that only read. */
    private static final Pattern QUERIES = Pattern.compile("1...|2001|2206|2303|3201|5...|9102");

    private final EnvelopeReader envelopes;
    private final FieldTables tables;
    private final Dictionaries dictionaries;
    private final NationalConfiguration configuration;
    private final RegionProfiles codes;
    private final ServedRegions regions;
    private final Map<String, Transaction> transactions;

    /** With every transaction that there is. */
    public Exchange(
            EnvelopeReader envelopes,
            FieldTables tables,
            Dictionaries dictionaries,
            NationalConfiguration configuration,
            RegionProfiles codes,
            ServedRegions regions,
            @All List<Transaction> transactions) {
        this.envelopes = envelopes;
        this.tables = tables;
        this.dictionaries = dictionaries;
        this.configuration = configuration;
        this.codes = codes;
        this.regions = regions;
        this.transactions = transactions.stream().collect(Collectors.toMap(Transaction::number, Function.identity()));
    }

    /**
     * A message as it came over HTTP.
     *
     * @param path below {@code /fsi/api/}; empty for the single path
     * @param body its bytes; shared and never changed
     * @param institution the authenticated one
     * @param receivedAt when it came in
     */
    @SuppressWarnings("ArrayRecordComponent") // messages are never compared
    public record Received(String path, byte[] body, String institution, Instant receivedAt) {}

    /**
     * Answers a message.
     *
     * @return the reply; fails with {@link InterfaceRefusal}, and as the use case does
     */
    public Uni<Reply> answer(Received received) {
        Envelope envelope = envelopes.read(received.body());
        FieldTable table = table(envelope.number(), received.path());
        Transaction transaction = transactions.get(table.number());
        if (transaction == null) {
            throw InterfaceRefusal.of(InterfaceError.UNKNOWN_TRANSACTION);
        }
        if (!envelope.institution().equals(received.institution())) {
            throw InterfaceRefusal.of(InterfaceError.INSTITUTION_NOT_THE_CALLER);
        }
        if (received.body().length > maximum(table)) {
            throw InterfaceRefusal.of(InterfaceError.TOO_LARGE);
        }
        CheckedInput input = CheckedInput.of(table, envelope.input(), dictionaries, configuration.rowsMaximum());
        Uni<Reply> reply = transaction.handle(new Call(envelope, table, input, received.receivedAt(), codes, regions));
        // what changes nothing leaves nothing behind that would have to be reversed
        return QUERIES.matcher(table.number()).matches()
                ? reply.onFailure(TimeoutException.class).transform(Unavailable::new)
                : reply;
    }

    /** A body that did not announce its length is held to it here. */
    private long maximum(FieldTable table) {
        boolean file = table.number().equals(FILE_UPLOAD);
        return (file ? configuration.fileBodyMaximum() : configuration.bodyMaximum()).asLongValue();
    }

    /** A variant may come by the path of its base and the other way round: they are one transaction. */
    private FieldTable table(String number, String path) {
        Optional<FieldTable> table = tables.find(number);
        if (path.isEmpty()) {
            return table.orElseThrow(() -> InterfaceRefusal.of(InterfaceError.UNKNOWN_TRANSACTION));
        }
        String ofPath = tables.numberOf(path).orElseThrow(() -> InterfaceRefusal.of(InterfaceError.PATH_MISMATCH));
        if (table.isEmpty() && ofPath.equals(number)) {
            throw InterfaceRefusal.of(InterfaceError.UNKNOWN_TRANSACTION);
        }
        return table.filter(found -> tables.find(ofPath).filter(found::equals).isPresent())
                .orElseThrow(() -> InterfaceRefusal.of(InterfaceError.PATH_MISMATCH));
    }
}
