package io.jishi.coverage.store;

import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@code coverage}, for reading. */
@Entity
@Table(name = "coverage")
@IdClass(CoverageEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CoverageEntity {

    @Id
    String region;

    @Id
    @Column(name = "person_id")
    String personId;

    @Id
    @Column(name = "spell_id")
    long spellId;

    @Column
    String scheme;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    @Nullable
    LocalDate validUntil;

    @Column(name = "enrolled_on")
    @Nullable
    LocalDate enrolledOn;

    @Column
    String basis;

    @Column
    String enrolment;

    @Column(name = "benefits_from")
    LocalDate benefitsFrom;

    /** The primary key. */
    record Key(String region, String personId, long spellId) {}

    CoverageSpell toSpell() {
        return new CoverageSpell(
                Scheme.valueOf(scheme),
                new DateRange(validFrom, validUntil),
                enrolledOn,
                EnrolmentBasis.valueOf(basis),
                Enrolment.valueOf(enrolment),
                benefitsFrom);
    }
}
