package io.jishi.reconciliation;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.jishi.reconciliation.model.Period;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Sums;
import io.jishi.shared.money.Fen;
import io.jishi.support.SettledRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Sends a file, has it compared, and fetches the result, as one institution. */
record Comparing(ExchangeFiles files, ReconcileDetails details, String provider) {

    static final LocalDate DAY = LocalDate.parse("2026-03-05");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Every row of the provider on one day. */
    Selection day() {
        return new Selection(SettledRow.REGION, provider, null, null, new Period(DAY, DAY), RefundFilter.ALL);
    }

    String send(byte[] content) {
        ExchangeFiles.Storing storing =
                files.store(provider, "claim.zip", content).await().atMost(LIMIT);
        return assertInstanceOf(ExchangeFiles.Stored.class, storing).file().fileId();
    }

    /** Sends a file and has it compared; the claim is what the file adds up to, if it can be read. */
    DetailsOutcome compare(Selection selection, byte[] content, DetailsRequest.Claim claim) {
        return compare(new DetailsRequest(selection, send(content), claim));
    }

    DetailsOutcome compare(DetailsRequest request) {
        return details.reconcile(request).await().atMost(LIMIT);
    }

    /** Compares lines whose sums are claimed as they are. */
    DetailsOutcome compare(Selection selection, String lines) {
        return compare(selection, ClaimText.archive(ClaimText.utf8(lines)), claimOf(lines));
    }

    DetailsOutcome.Compared compared(Selection selection, String lines) {
        return assertInstanceOf(DetailsOutcome.Compared.class, compare(selection, lines));
    }

    /** The lines of a result. */
    List<String> lines(DetailsOutcome.Compared compared) {
        return ClaimText.unpacked(fetch(compared.result().fileId()).orElseThrow());
    }

    Optional<byte[]> fetch(String fileId) {
        return files.read(provider, fileId).await().atMost(LIMIT).map(opened -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            opened.content().collect().asList().await().atMost(LIMIT).forEach(bytes::writeBytes);
            return bytes.toByteArray();
        });
    }

    static DetailsRequest.Claim claimOf(String lines) {
        Sums[] sums = {Sums.NONE};
        try {
            new ClaimedFile(SettledRow.REGION, Bounds.with())
                    .read(
                            new ByteArrayInputStream(ClaimText.utf8(lines)),
                            row -> sums[0] = sums[0].plus(row.amounts()));
        } catch (FaultyFile faulty) {
            return new DetailsRequest.Claim(0, Fen.ZERO, Fen.ZERO, null); // refused before its sums are looked at
        }
        return new DetailsRequest.Claim(
                sums[0].count(), sums[0].total(), sums[0].fundTotal(), sums[0].personalAccount());
    }
}
