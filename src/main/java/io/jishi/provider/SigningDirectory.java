package io.jishi.provider;

import io.jishi.provider.model.SigningKey;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** With what institutions sign their requests. */
public interface SigningDirectory {

    /** The key of an application that is valid now; null if there is none. */
    Uni<@Nullable SigningKey> find(String application);

    /**
     * Whether the application uses the nonce for the first time within the window. True also where nobody can say: no
     * money decision rests on it.
     */
    Uni<Boolean> isFirstUse(String application, String nonce, Duration window);
}
