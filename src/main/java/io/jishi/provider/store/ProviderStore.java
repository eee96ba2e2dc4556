package io.jishi.provider.store;

import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads providers and API keys from PostgreSQL: the epoch of a provider first, then its agreements. */
@ApplicationScoped
public class ProviderStore {

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;

    /** With Hibernate Reactive. */
    public ProviderStore(Mutiny.SessionFactory sessions, Detached detached, StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
    }

    /** The provider as it is now. */
    public Uni<DesignatedProvider> find(String region, String code) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.get(
                                ProviderEntity.class, new ProviderEntity.Key(region, code))
                        .chain(provider -> provider == null
                                ? Uni.createFrom().item(DesignatedProvider.unknown(code))
                                : agreements(session, provider).map(rows -> toProvider(provider, rows)))));
    }

    private static Uni<List<AgreementEntity>> agreements(Mutiny.StatelessSession session, ProviderEntity provider) {
        return session.createSelectionQuery(
                        "from AgreementEntity where region = :region and providerCode = :code order by agreementId",
                        AgreementEntity.class)
                .setParameter("region", provider.region)
                .setParameter("code", provider.providerCode)
                .getResultList();
    }

    private static DesignatedProvider toProvider(ProviderEntity provider, List<AgreementEntity> agreements) {
        return new DesignatedProvider(
                provider.epoch,
                provider.providerCode,
                provider.treatmentRegion,
                provider.catalogueRegion,
                provider.chargeClass == null ? null : ChargeClass.valueOf(provider.chargeClass),
                provider.administration == null ? null : Administration.valueOf(provider.administration),
                grade(provider.grade),
                agreements.stream().map(AgreementEntity::toAgreement).toList());
    }

    static @Nullable Grade grade(@Nullable String code) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The institution whose key has this hash and is valid now; empty text if there is none. */
    public Uni<String> institutionOf(byte[] keyHash) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select institution_code from institution_key where key_hash = :hash"
                                        + " and valid_from <= now() and (valid_until is null or valid_until > now())",
                                String.class)
                        .setParameter("hash", keyHash)
                        .getSingleResultOrNull()
                        .map(code -> code == null ? "" : code)));
    }
}
