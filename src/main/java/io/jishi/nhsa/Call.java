package io.jishi.nhsa;

import io.jishi.nhsa.envelope.Envelope;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.CheckedInput;
import io.jishi.nhsa.table.FieldTable;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.platform.clock.SystemClock;
import io.jishi.settlement.ServedRegions;
import io.jishi.settlement.model.MessageKey;
import io.jishi.shared.code.CareType;
import io.jishi.shared.id.TimeOrderedId;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One message on its way through a transaction.
 *
 * @param envelope as it was sent
 * @param table of the transaction
 * @param input checked
 * @param receivedAt when it came in
 * @param codes of the wire
 * @param regions that are served
 */
public record Call(
        Envelope envelope,
        FieldTable table,
        CheckedInput input,
        Instant receivedAt,
        RegionProfiles codes,
        ServedRegions regions) {

    /** The authenticated institution, which the envelope names too. */
    public String institution() {
        return envelope.institution();
    }

    /** The sender's id of the message. */
    public String messageId() {
        return envelope.messageId();
    }

    /** The key of the message in a pooling region; a variant and its base are one transaction. */
    public MessageKey key(String region) {
        return new MessageKey(region, institution(), table.number(), messageId());
    }

    /** When it came in, in China. */
    public LocalDateTime time() {
        return LocalDateTime.ofInstant(receivedAt, SystemClock.CHINA);
    }

    /** An empty output of the transaction. */
    public Output output() {
        return new Output(table);
    }

    /**
     * An id that this gateway gave, such as a person number.
     *
     * @throws InterfaceRefusal if it cannot be one, or its region is not served
     */
    public String id(InputRow row, String field) {
        String id = row.text(field);
        if (!TimeOrderedId.isWellFormed(id)) {
            throw row.refusal(InterfaceError.WRONG_IDENTIFIER, field);
        }
        String region = TimeOrderedId.regionOf(id);
        if (regions.poolingRegionOf(region).filter(region::equals).isEmpty()) {
            throw row.refusal(InterfaceError.REGION_NOT_SERVED, field);
        }
        return id;
    }

    /**
     * The pooling region that {@code insuplc_admdvs} of the envelope names.
     *
     * @throws InterfaceRefusal if it is absent or not served
     */
    public String insuredRegion() {
        String code = envelope.insuredRegion();
        if (code == null) {
            throw InterfaceRefusal.of(InterfaceError.REGION_MISSING);
        }
        return regions.poolingRegionOf(code).orElseThrow(() -> InterfaceRefusal.of(InterfaceError.REGION_NOT_SERVED));
    }

    /**
     * The pooling region to look somebody up in who has no person number yet: that of the insured, or else that of the
     * place of care.
     *
     * @throws InterfaceRefusal if the one that is named is not served
     */
    public String regionToAsk() {
        return envelope.insuredRegion() != null
                ? insuredRegion()
                : regions.poolingRegionOf(envelope.treatmentRegion())
                        .orElseThrow(() -> InterfaceRefusal.of(InterfaceError.REGION_MISSING));
    }

    /**
     * The kind of care of a {@code med_type}.
     *
     * @throws InterfaceRefusal if the region does not know it
     */
    public CareType careType(InputRow row, String field, String region) {
        return codes.careType(region, row.text(field))
                .orElseThrow(() -> row.refusal(InterfaceError.UNKNOWN_CODE, field));
    }
}
