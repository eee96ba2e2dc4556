package io.jishi.settlement;

import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.filing.FilingDirectory;
import io.jishi.filing.model.Filings;
import io.jishi.provider.ProviderDirectory;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.model.Registered;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up everything that a request depends on, in parallel. */
@ApplicationScoped
class SituationReader {

    private final CoverageDirectory coverage;
    private final FilingDirectory filings;
    private final ProviderDirectory providers;
    private final CatalogueDirectory catalogue;

    SituationReader(
            CoverageDirectory coverage,
            FilingDirectory filings,
            ProviderDirectory providers,
            CatalogueDirectory catalogue) {
        this.coverage = coverage;
        this.filings = filings;
        this.providers = providers;
        this.catalogue = catalogue;
    }

    /** The situation; {@code fresh} goes past every cache. */
    Uni<Situation> read(SettleRequest request, boolean fresh) {
        return Uni.combine()
                .all()
                .unis(coverage(request, fresh), filings(request, fresh), surroundings(request, fresh))
                .asTuple()
                .map(found -> found.getItem3().with(new Registered(found.getItem1(), found.getItem2())));
    }

    /** What does not depend on the person. */
    record Surroundings(
            DesignatedProvider provider, @Nullable CatalogueExcerpt catalogue) {

        /** The whole, with what is known of the person. */
        Situation with(Registered person) {
            return new Situation(person.coverage(), person.filings(), provider, catalogue);
        }
    }

    /** The surroundings, from the caches. */
    Uni<Surroundings> surroundings(SettleRequest request) {
        return surroundings(request, false);
    }

    private Uni<Surroundings> surroundings(SettleRequest request, boolean fresh) {
        return provider(request, fresh)
                .chain(provider -> catalogue(request, provider, fresh)
                        .map(excerpt -> new Surroundings(provider, excerpt.orElse(null))));
    }

    /** Whether this instance has at hand what the registries know of the person; true also if nobody is meant. */
    boolean isKnown(SettleRequest request) {
        String person = request.personId();
        return person.isEmpty()
                || (coverage.near(person).isPresent() && filings.near(person).isPresent());
    }

    /** Keeps what was read of a person together with the locks. */
    void keep(SettleRequest request, Registered read, long began) {
        coverage.offer(request.personId(), read.coverage(), began);
        filings.offer(request.personId(), read.filings(), began);
    }

    private Uni<Coverage> coverage(SettleRequest request, boolean fresh) {
        if (request.personId().isEmpty()) {
            return Uni.createFrom().item(Coverage.NOBODY);
        }
        return fresh
                ? coverage.findFresh(request.region(), request.personId())
                : coverage.find(request.region(), request.personId());
    }

    private Uni<Filings> filings(SettleRequest request, boolean fresh) {
        if (request.personId().isEmpty()) {
            return Uni.createFrom().item(new Filings(Coverage.ABSENT, List.of()));
        }
        return fresh
                ? filings.findFresh(request.region(), request.personId())
                : filings.find(request.region(), request.personId());
    }

    private Uni<DesignatedProvider> provider(SettleRequest request, boolean fresh) {
        return fresh
                ? providers.findFresh(request.region(), request.providerCode())
                : providers.find(request.region(), request.providerCode());
    }

    private Uni<Optional<CatalogueExcerpt>> catalogue(
            SettleRequest request, DesignatedProvider provider, boolean fresh) {
        String region = provider.catalogueRegion();
        if (request.lines().isEmpty() || region == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        Set<String> codes =
                request.lines().stream().map(line -> line.itemCode()).collect(Collectors.toSet());
        Uni<CatalogueExcerpt> excerpt = fresh ? catalogue.findFresh(region, codes) : catalogue.find(region, codes);
        return excerpt.map(Optional::of);
    }
}
