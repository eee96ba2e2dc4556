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

    private static final Registered NOBODY = new Registered(Coverage.NOBODY, new Filings(Coverage.ABSENT, List.of()));

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

    /** The situation as the rows are now, past every cache. */
    Uni<Situation> readFresh(SettleRequest request) {
        return Uni.combine()
                .all()
                .unis(registered(request), surroundings(request, true))
                .asTuple()
                .map(found -> found.getItem2().with(found.getItem1()));
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

    /** What this instance has at hand of the person, if it has all of it. Where nobody is meant, that is known. */
    Optional<Registered> atHand(SettleRequest request) {
        String person = request.personId();
        return person.isEmpty()
                ? Optional.of(NOBODY)
                : coverage.near(person)
                        .flatMap(cover -> filings.near(person).map(filed -> new Registered(cover, filed)));
    }

    /** Keeps what was read of a person together with the locks. */
    void keep(SettleRequest request, Registered read, long began) {
        coverage.offer(request.personId(), read.coverage(), began);
        filings.offer(request.personId(), read.filings(), began);
    }

    private Uni<Registered> registered(SettleRequest request) {
        return request.personId().isEmpty()
                ? Uni.createFrom().item(NOBODY)
                : Uni.combine()
                        .all()
                        .unis(
                                coverage.findFresh(request.region(), request.personId()),
                                filings.findFresh(request.region(), request.personId()))
                        .asTuple()
                        .map(found -> new Registered(found.getItem1(), found.getItem2()));
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
