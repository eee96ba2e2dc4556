package io.jishi.policy.reading;

import io.jishi.policy.model.Basis;
import io.jishi.policy.model.Content;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between the rules of two sides.
 *
 * @param parameter the parameter
 * @param unit its unit
 * @param place where in its block
 * @param change what kind of difference
 * @param base what the one side says; null if it says nothing
 * @param other what the other side says; null if it says nothing
 */
public record Difference(
        String parameter,
        String unit,
        Place place,
        Change change,
        @Nullable Side base,
        @Nullable Side other) {

    /** Refuses a missing part. */
    public Difference {
        Objects.requireNonNull(parameter, "parameter");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(change, "change");
    }

    /** What kind of difference. */
    public enum Change {
        /** The base says it, the other side does not. */
        ONLY_IN_BASE,
        /** The other side says it, the base does not. */
        ONLY_IN_OTHER,
        /** Both say it, with other values. */
        VALUE,
        /** Both tables have these rows, in another order. */
        ORDER,
        /** The values are the same and rest on another document or article. */
        CITATION,
        /** The values and the article are the same, and it is known with other certainty. */
        PROVENANCE
    }

    /**
     * Where in the block of a parameter.
     *
     * @param list the list, such as {@code rows}; null outside of one
     * @param key what the element of the list is matched by: the {@code when} of a row or the name of a layer
     * @param occurrence 1, or more if elements before it have the same key
     * @param member dotted path of the member; empty for all of it
     */
    public record Place(@Nullable String list, @Nullable Content key, int occurrence, String member) {

        /** The whole block. */
        public static final Place BLOCK = new Place(null, null, 1, "");

        /** A member of this place. */
        public Place at(String path) {
            return new Place(list, key, occurrence, path);
        }
    }

    /**
     * What one side says.
     *
     * @param value the value; null if the side repeals it
     * @param basis the basis
     */
    public record Side(@Nullable Content value, Basis basis) {}
}
