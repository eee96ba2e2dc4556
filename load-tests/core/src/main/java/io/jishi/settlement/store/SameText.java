package io.jishi.settlement.store;

import io.jishi.settlement.model.StoredFacts;

/** The text under which the gateway stores the facts of a bill. */
public final class SameText {

    private SameText() {}

    /** As it is stored. */
    public static String of(StoredFacts facts) {
        return FactsCodec.write(facts);
    }
}
