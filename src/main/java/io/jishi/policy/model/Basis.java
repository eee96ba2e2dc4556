package io.jishi.policy.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The legal basis of a value with what the package remarks on it.
 *
 * @param citation document, article, first day, provenance
 * @param note the remark; null if there is none
 */
public record Basis(Citation citation, @Nullable String note) {

    /** Refuses a missing citation. */
    public Basis {
        Objects.requireNonNull(citation, "citation");
    }

    /** Whether both rest on the same article of the same document. */
    public boolean isSameArticle(Basis other) {
        return citation.document().equals(other.citation.document())
                && citation.article().equals(other.citation.article());
    }
}
