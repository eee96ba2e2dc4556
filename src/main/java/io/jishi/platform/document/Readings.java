package io.jishi.platform.document;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a document were read as, by path. A number alone does not say whether it is an amount or a rate;
 * whoever reads it does, so that a document can be shown again with every number in its own form.
 */
public final class Readings {

    private final Map<String, Fen> amounts = new HashMap<>();
    private final Map<String, Rate> rates = new HashMap<>();

    /** Nothing has been read yet. */
    public Readings() {}

    void note(String path, Fen amount) {
        amounts.put(path, amount);
    }

    void note(String path, Rate rate) {
        rates.put(path, rate);
    }

    /** The amount that was read at the path; null if none was. */
    public @Nullable Fen amount(String path) {
        return amounts.get(path);
    }

    /** The rate that was read at the path; null if none was. */
    public @Nullable Rate rate(String path) {
        return rates.get(path);
    }
}
