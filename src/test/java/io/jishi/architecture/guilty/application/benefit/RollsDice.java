package io.jishi.architecture.guilty.application.benefit;

import java.util.UUID;

/** Guilty: an identifier by chance. */
public final class RollsDice {

    public UUID identifier() {
        return UUID.randomUUID();
    }
}
