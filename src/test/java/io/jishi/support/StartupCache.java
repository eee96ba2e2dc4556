package io.jishi.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The ahead-of-time cache of the packaged application (JEP 483, JEP 514): the classes of one start as the virtual
 * machine keeps them, so that later starts neither read nor link them again. It lies beside the application, and is
 * used by every start that finds it there with a virtual machine that can.
 */
public final class StartupCache {

    private static final int FIRST_VERSION = 25;
    private static final long LIMIT_SECONDS = 180;

    private StartupCache() {}

    private static Path file() {
        return GatewayProcess.application().resolveSibling("jishi.aot");
    }

    /** Whether a run is needed that makes it: there is none, or it is older than the application. */
    static boolean isMissing() {
        try {
            return !Files.exists(file())
                    || Files.getLastModifiedTime(file())
                                    .compareTo(Files.getLastModifiedTime(GatewayProcess.application()))
                            < 0;
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** What a start is told to use it; nothing where there is none. */
    static List<String> use() {
        return NewestJava.version() < FIRST_VERSION || isMissing() ? List.of() : List.of("-XX:AOTCache=" + file());
    }

    /**
     * Makes it by a start that ends as soon as it is ready, if it is missing and the virtual machine knows it.
     *
     * @param configuration of the gateway, whose servers run
     * @param options of the virtual machine, as the later starts have them
     * @param log of the start
     */
    public static void make(Map<String, String> configuration, List<String> options, Path log)
            throws IOException, InterruptedException {
        if (NewestJava.version() < FIRST_VERSION || !isMissing()) {
            return;
        }
        List<String> training = new ArrayList<>(options);
        training.add("-XX:AOTCacheOutput=" + file());
        try (GatewayProcess gateway = GatewayProcess.launch(GatewayProcess.freePort(), configuration, log, training)
                .awaitReady()) {
            gateway.process().destroy();
            if (!gateway.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the start that makes the cache does not end; its log is " + log);
            }
        }
    }
}
