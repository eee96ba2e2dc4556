package io.jishi.policy.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document that a package cites.
 *
 * @param key its name in the package and in the headings of law.md
 * @param title its title
 * @param number its number; null if it has none
 * @param publisher who published it; null if that is not recorded
 * @param date its date, as precise as it is known
 */
public record CitedDocument(
        String key,
        String title,
        @Nullable String number,
        @Nullable String publisher,
        String date) {

    /** Refuses a document without key, title or date. */
    public CitedDocument {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(date, "date");
    }

    /** How citations name it: its title, with its number where it has one. */
    public String citedAs() {
        return number == null ? title : title + " (" + number + ")";
    }
}
