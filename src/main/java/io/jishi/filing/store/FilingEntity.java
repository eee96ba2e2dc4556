package io.jishi.filing.store;

import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.shared.time.DateRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code filing}, for reading. */
@Entity
@Table(name = "filing")
@IdClass(FilingEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class FilingEntity {

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

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    @Nullable
    LocalDate validUntil;

    @Column(name = "withdrawn_at")
    @Nullable
    OffsetDateTime withdrawnAt;

    /** The primary key. */
    record Key(String region, String personId, String filingId) {}

    Filing toFiling() {
        return new Filing(
                filingId,
                FilingKind.valueOf(kind),
                disease,
                treatmentRegion,
                providerCode,
                new DateRange(validFrom, validUntil));
    }
}
