package io.jishi.catalogue.store;

import io.jishi.catalogue.model.CatalogueEntry;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.time.DateRange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@code catalogue_item}, for reading. */
@Entity
@Table(name = "catalogue_item")
@IdClass(CatalogueItemEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CatalogueItemEntity {

    @Id
    String region;

    @Id
    @Column(name = "item_code")
    String itemCode;

    @Id
    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_until")
    @Nullable
    LocalDate validUntil;

    @Column(name = "class")
    String itemClass;

    @Column(name = "self_pay_rate_millionths")
    int selfPayRateMillionths;

    @Column(name = "price_limit")
    @Nullable
    Long priceLimit;

    /** The primary key. */
    record Key(String region, String itemCode, LocalDate validFrom) {}

    CatalogueEntry toEntry() {
        return new CatalogueEntry(
                new DateRange(validFrom, validUntil),
                ItemClass.valueOf(itemClass),
                new Rate(selfPayRateMillionths),
                priceLimit == null ? null : Fen.of(priceLimit));
    }
}
