package io.jishi.settlement;

import io.jishi.settlement.model.SettleRequest;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Where the request of a message comes from: the message itself, or the visit that it names, which is read again where
 * it has changed meanwhile.
 */
public interface RequestSource {

    /** The request as it is now. */
    Uni<Reading> read();

    /** A request that the message says itself. */
    static RequestSource of(SettleRequest request) {
        return () -> Uni.createFrom().item(new Reading.Request(request));
    }

    /** What reading comes to. */
    sealed interface Reading {

        /**
         * A request.
         *
         * @param request to settle or preview
         */
        record Request(SettleRequest request) implements Reading {}

        /**
         * The visit cannot be settled with this message.
         *
         * @param fault what contradicts what
         */
        record Faulty(RequestFault fault) implements Reading {}

        /**
         * The visit has not come so far.
         *
         * @param reason with the way forward
         */
        record Declined(Reason reason) implements Reading {}

        /** One of three functions, by what this is. */
        default <T> T fold(
                Function<SettleRequest, T> request, Function<RequestFault, T> faulty, Function<Reason, T> declined) {
            if (this instanceof Request found) {
                return request.apply(found.request());
            }
            if (this instanceof Faulty found) {
                return faulty.apply(found.fault());
            }
            return declined.apply(((Declined) this).reason());
        }
    }
}
