package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a dated block of a parameter says, as it stands in the package: the shape is the file's, the numbers are those
 * that bills are computed with. It is for reading and comparing; nothing is computed from it.
 */
public sealed interface Content {

    /**
     * An amount of money.
     *
     * @param value the amount
     */
    record Amount(Fen value) implements Content {}

    /**
     * A rate, or a difference of rates in percentage points.
     *
     * @param value the rate
     */
    record Ratio(Rate value) implements Content {}

    /**
     * A number that is neither, such as a count.
     *
     * @param digits a plain decimal without trailing zeros behind the point
     */
    record Number(String digits) implements Content {}

    /**
     * A code, or a few words.
     *
     * @param value the text
     */
    record Text(String value) implements Content {}

    /**
     * A truth value.
     *
     * @param value the value
     */
    record Truth(boolean value) implements Content {}

    /**
     * A list.
     *
     * @param items in the order of the file
     */
    record Items(List<Content> items) implements Content {

        /** Copies its list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A group of named members: a block, a row, a layer, a map of amounts.
     *
     * @param members in the order of the file
     * @param basis its own basis; null where that of the whole around it holds
     */
    record Group(Map<String, Content> members, @Nullable Basis basis) implements Content {

        /** Copies its map and keeps the order. */
        public Group {
            Objects.requireNonNull(members, "members");
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }
}
