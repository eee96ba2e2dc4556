package io.jishi.settlement;

import io.jishi.settlement.model.LockedState;

/**
 * A message that turned out, under the lock, to depend on other rows than were locked for it. It decides nothing and
 * goes round again.
 *
 * @param keys what the message needs
 */
public record StaleItem(Keys keys) implements LaneItem {

    @Override
    public Decision decide(LockedState state) {
        return new Decision.Stale();
    }
}
