package io.jishi.filing.store;

import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingChannel;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.FilingMessage;
import io.jishi.filing.model.FilingRecord;
import io.jishi.shared.time.DateRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A whole row of {@code filing}, with the message that made it. */
@Entity
@Table(name = "filing")
@IdClass(FilingRecordEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class FilingRecordEntity {

    @Id
    String region;

    @Id
    @Column(name = "person_id")
    String personId;

    @Id
    @Column(name = "filing_id")
    String filingId;

    @Column
    String kind;

    @Column
    @Nullable
    String disease;

    @Column(name = "treatment_region")
    @Nullable
    String treatmentRegion;

    @Column(name = "provider_code")
    @Nullable
    String providerCode;

    @Column
    String channel;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    @Nullable
    LocalDate validUntil;

    @Column(name = "filed_at")
    OffsetDateTime filedAt;

    @Column(name = "filed_by")
    @Nullable
    String filedBy;

    @Column(name = "message_id")
    @Nullable
    String messageId;

    @Column
    byte @Nullable [] fingerprint;

    @Column
    byte @Nullable [] answer;

    @Column(name = "withdrawn_at")
    @Nullable
    OffsetDateTime withdrawnAt;

    static FilingRecordEntity of(FilingRecord filed, FilingMessage message) {
        FilingRecordEntity row = new FilingRecordEntity();
        Filing filing = filed.filing();
        row.region = filed.region();
        row.personId = filed.personId();
        row.filingId = filing.filingId();
        row.kind = filing.kind().name();
        row.disease = filing.disease();
        row.treatmentRegion = filing.treatmentRegion();
        row.providerCode = filing.providerCode();
        row.channel = filed.channel().name();
        row.validFrom = filing.valid().from();
        row.validUntil = filing.valid().until();
        row.filedAt = filed.filedAt().atOffset(ZoneOffset.UTC);
        row.filedBy = filed.filedBy();
        row.messageId = message.messageId();
        row.fingerprint = HexFormat.of().parseHex(message.fingerprint());
        row.answer = message.answer();
        return row;
    }

    FilingRecord toRecord() {
        return new FilingRecord(
                region,
                personId,
                new Filing(
                        filingId,
                        FilingKind.valueOf(kind),
                        disease,
                        treatmentRegion,
                        providerCode,
                        new DateRange(validFrom, validUntil)),
                FilingChannel.valueOf(channel),
                filedBy,
                filedAt.toInstant(),
                withdrawnAt == null ? null : withdrawnAt.toInstant());
    }

    /**
     * The message that made the row.
     *
     * @throws IllegalStateException if none did
     */
    FilingMessage toMessage() {
        if (messageId == null || fingerprint == null || answer == null) {
            throw new IllegalStateException("the filing was made by no message");
        }
        return new FilingMessage(messageId, HexFormat.of().formatHex(fingerprint), answer);
    }

    /** The primary key. */
    record Key(String region, String personId, String filingId) {}
}
