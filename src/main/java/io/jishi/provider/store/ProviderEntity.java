package io.jishi.provider.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code provider}, for reading. */
@Entity
@Table(name = "provider")
@IdClass(ProviderEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ProviderEntity {

    @Id
    String region;

    @Id
    @Column(name = "provider_code")
    String providerCode;

    @Column(name = "treatment_region")
    String treatmentRegion;

    @Column(name = "catalogue_region")
    @Nullable
    String catalogueRegion;

    @Column(name = "charge_class")
    @Nullable
    String chargeClass;

    @Column
    @Nullable
    String administration;

    @Column
    @Nullable
    String grade;

    @Column
    long epoch;

    /** The primary key. */
    record Key(String region, String providerCode) {}
}
