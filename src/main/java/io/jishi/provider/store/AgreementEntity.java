package io.jishi.provider.store;

import io.jishi.provider.model.Agreement;
import io.jishi.shared.code.CareType;
import io.jishi.shared.time.DateRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code agreement}, for reading. */
@Entity
@Table(name = "agreement")
@IdClass(AgreementEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AgreementEntity {

    @Id
    String region;

    @Id
    @Column(name = "provider_code")
    String providerCode;

    @Id
    @Column(name = "agreement_id")
    long agreementId;

    @Column(name = "care_types")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] careTypes;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    @Nullable
    LocalDate validUntil;

    /** The primary key. */
    record Key(String region, String providerCode, long agreementId) {}

    Agreement toAgreement() {
        return new Agreement(
                Arrays.stream(careTypes).map(CareType::valueOf).collect(Collectors.toSet()),
                new DateRange(validFrom, validUntil));
    }
}
