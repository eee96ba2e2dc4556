package io.jishi.coverage.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A row of {@code person}, for reading. */
@Entity
@Table(name = "person")
@IdClass(PersonEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PersonEntity {

    @Id
    String region;

    @Id
    @Column(name = "person_id")
    String personId;

    @Column(name = "identity_index")
    byte[] identityIndex;

    @Column
    String county;

    @Column(name = "birth_date")
    LocalDate birthDate;

    @Column
    long epoch;

    /** The primary key. */
    record Key(String region, String personId) {}
}
