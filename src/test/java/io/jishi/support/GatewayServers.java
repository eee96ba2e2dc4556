package io.jishi.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts the embedded servers with the demo people for the tests that run the gateway inside the test process. */
public final class GatewayServers implements QuarkusTestResourceLifecycleManager {

    private static @Nullable EmbeddedServers servers;
    private static @Nullable DemoData data;

    /** The servers that the gateway under test uses. */
    public static EmbeddedServers servers() {
        return Objects.requireNonNull(servers, "the servers are started by the test resource");
    }

    /** The demo people that are loaded. */
    public static DemoData data() {
        return Objects.requireNonNull(data, "the data are loaded by the test resource");
    }

    /** Takes servers that were started elsewhere, for programs that run the gateway as a process of its own. */
    public static void use(EmbeddedServers started, DemoData loaded) {
        servers = started;
        data = loaded;
    }

    @Override
    public Map<String, String> start() {
        EmbeddedServers started = EmbeddedServers.start();
        DemoData seeded = DemoData.seeded(DemoDatabase.SEED);
        servers = started;
        data = seeded;
        Map<String, String> configuration = DemoDatabase.prepare(started, seeded);
        configuration.put("quarkus.http.test-port", "0"); // any free one: builds run beside each other
        return configuration;
    }

    @Override
    public void stop() {
        if (servers != null) {
            servers.close();
        }
    }
}
