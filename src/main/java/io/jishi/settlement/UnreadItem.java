package io.jishi.settlement;

import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.Registered;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message about somebody of whom this instance has nothing at hand: the cover and the filings are read together with
 * the locks, in the same round trip. What comes of them decides which rows the message needs; if they are others than
 * were locked, it goes round as any message does that was prepared from rows which have changed.
 */
final class UnreadItem implements LaneItem {

    private final Keys keys;
    private final Function<Registered, @Nullable LaneItem> prepare;
    private @Nullable Registered read;

    /**
     * A message that is not prepared yet.
     *
     * @param likely what it needs in all likelihood
     * @param prepare makes the message, given what was read; null if it cannot be told like this
     */
    UnreadItem(Keys likely, Function<Registered, @Nullable LaneItem> prepare) {
        this.keys = likely.withRegistered();
        this.prepare = prepare;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Decision decide(LockedState state) {
        Registered found = state.registered(Objects.requireNonNull(keys.person(), "somebody is meant"))
                .orElseThrow();
        read = found;
        LaneItem item = prepare.apply(found);
        return item == null || !item.keys().withRegistered().equals(keys) ? new Decision.Stale() : item.decide(state);
    }

    /** What was read under the locks; null before that. */
    @Nullable
    Registered read() {
        return read;
    }
}
