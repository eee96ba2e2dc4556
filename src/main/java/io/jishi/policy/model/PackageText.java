package io.jishi.policy.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package says about itself, to be read by people.
 *
 * @param name its name
 * @param description what it is for and what it leaves out; null if it does not say
 * @param documents the documents that it may cite, in the order of the file
 * @param provisions every dated block of every parameter, by parameter and then by date
 */
public record PackageText(
        String name, @Nullable String description, List<CitedDocument> documents, List<Provision> provisions) {

    /** Copies its lists. */
    public PackageText {
        documents = List.copyOf(documents);
        provisions = List.copyOf(provisions);
    }
}
