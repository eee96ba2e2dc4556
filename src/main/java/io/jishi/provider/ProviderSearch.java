package io.jishi.provider;

import io.jishi.provider.model.NamedProvider;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds providers that a region recognises, for a reader; past every cache. */
public interface ProviderSearch {

    /**
     * The providers that fit, in the order of their codes.
     *
     * @param region the insured region
     * @param code the exact code; null for any
     * @param namePrefix how the name begins; null for any
     * @param maximum most of them
     */
    Uni<List<NamedProvider>> search(String region, @Nullable String code, @Nullable String namePrefix, int maximum);
}
