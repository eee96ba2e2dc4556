package io.jishi.settlement.visit;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.reason.Reason;
import java.util.Objects;
import java.util.Optional;

/** One message about a visit on its way through a lane. */
final class VisitItem implements LaneItem {

    private final Keys keys;
    private final StoredMessage message;
    private final VisitWork work;

    VisitItem(Keys keys, StoredMessage message, VisitWork work) {
        this.keys = keys;
        this.message = message;
        this.work = work;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Decision decide(LockedState state) {
        Optional<StoredMessage> seen = state.message(message.key());
        if (seen.isPresent()) {
            boolean same = seen.get().kind() == StoredMessage.Kind.ORIGINAL
                    && String.valueOf(message.fingerprint()).equals(seen.get().fingerprint());
            return same ? work.again(state, seen.get()) : new Decision.Seen(seen.get());
        }
        if (state.person(Objects.requireNonNull(keys.person())).isEmpty()) {
            return new Decision.Declined(Reason.PERSON_UNKNOWN, null);
        }
        return work.decide(state, message);
    }
}
