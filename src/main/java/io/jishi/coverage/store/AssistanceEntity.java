package io.jishi.coverage.store;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.time.DateRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@code assistance}, for reading. */
@Entity
@Table(name = "assistance")
@IdClass(AssistanceEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AssistanceEntity {

    @Id
    String region;

    @Id
    @Column(name = "person_id")
    String personId;

    @Id
    @Column(name = "spell_id")
    long spellId;

    @Column
    String category;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    @Nullable
    LocalDate validUntil;

    @Column
    String basis;

    /** The primary key. */
    record Key(String region, String personId, long spellId) {}

    AssistanceSpell toSpell() {
        return new AssistanceSpell(
                AssistanceCategory.valueOf(category),
                new DateRange(validFrom, validUntil),
                AssistanceBasis.valueOf(basis));
    }
}
