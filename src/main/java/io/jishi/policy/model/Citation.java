package io.jishi.policy.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The legal basis of one value.
 *
 * @param document title of the document, with its number where it has one
 * @param article the article, or a named locator where the source has none; a heading of the package's law.md
 * @param versionFrom first day on which this version of the value is in force
 * @param provenance how sure it is
 */
public record Citation(String document, String article, LocalDate versionFrom, Provenance provenance) {

    /** Refuses a citation with a part missing. */
    public Citation {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(versionFrom, "versionFrom");
        Objects.requireNonNull(provenance, "provenance");
    }
}
