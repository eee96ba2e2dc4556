package io.jishi.settlement;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.line.FeeLine;
import io.jishi.settlement.model.SettleRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the business fields of a request: what it says, not how it was written. White space, the order of
 * members and {@code 1.0} against {@code 1.00} do not matter; the message id is no part of it. Each field goes in
 * with its length, so that no two requests run into one another.
 */
public final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The fingerprint of a settlement or preview, in lower-case hexadecimal. */
    public static String of(SettleRequest request) {
        Fingerprint fingerprint = new Fingerprint()
                .add(request.region())
                .add(request.personReference())
                .add(request.providerCode())
                .add(request.scheme().name())
                .add(request.careType().name())
                .add(request.disease())
                .add(request.visitNumber())
                .add(request.startedOn().toString())
                .add(request.endedOn().toString())
                .add(request.total().toYuan());
        FeeTotals totals = request.totals();
        if (totals != null) {
            fingerprint.addTotals(totals);
        }
        request.lines().forEach(fingerprint::addLine);
        return fingerprint.hex();
    }

    /** The fingerprint of a cancellation: of what is to be cancelled. */
    public static String ofCancellation(String settlementId) {
        return new Fingerprint().add("cancellation").add(settlementId).hex();
    }

    /** The fingerprint of another message, of its kind and its fields in their order; an absent field is null. */
    public static String ofFields(String kind, List<@Nullable String> fields) {
        Fingerprint fingerprint = new Fingerprint().add(kind);
        fields.forEach(fingerprint::add);
        return fingerprint.hex();
    }

    /** The fingerprint of a supplement: of the bill and the kind of late fact. */
    public static String ofSupplement(String settlementId, SupplementCause cause) {
        return new Fingerprint()
                .add("supplement")
                .add(settlementId)
                .add(cause.name())
                .hex();
    }

    private void addTotals(FeeTotals totals) {
        add("totals");
        add(totals.nonCovered().toYuan());
        add(totals.overLimit().toYuan());
        add(totals.upfrontSelfPay().toYuan());
        add(totals.classA() == null ? null : totals.classA().toYuan());
        add(totals.classB() == null ? null : totals.classB().toYuan());
    }

    private void addLine(FeeLine line) {
        add("line");
        add(line.serial());
        add(line.itemCode());
        add(line.feeDate().toString());
        add(line.price().toYuan());
        add(Long.toString(line.quantity()));
        add(line.amount().toYuan());
        add(line.returns());
    }

    private Fingerprint add(@Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        String length = (field == null ? "-" : Integer.toString(bytes.length)) + ":";
        digest.update(length.getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
