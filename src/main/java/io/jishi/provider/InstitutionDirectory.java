package io.jishi.provider;

import io.smallrye.mutiny.Uni;

/** Who may call. */
public interface InstitutionDirectory {

    /**
     * The code of the institution that an API key belongs to now; empty text if it belongs to none.
     *
     * @param apiKey as it was sent; only its SHA-256 is looked up, and neither is logged
     */
    Uni<String> institutionOf(String apiKey);
}
