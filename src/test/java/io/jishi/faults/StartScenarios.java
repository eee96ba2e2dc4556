package io.jishi.faults;

import io.jishi.support.GatewayProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** F-14: a gateway that is told something wrong refuses to start, or to be ready, and says why in its log. */
final class StartScenarios {

    private static final long START_SECONDS = 90;

    private StartScenarios() {}

    /**
     * A wrong start.
     *
     * @param key the setting that is wrong
     * @param value what it is set to; empty takes it away
     * @param says what the log must have
     */
    private record Wrong(String key, String value, String says) {}

    private static final List<Wrong> WRONG = List.of(
            new Wrong("jishi.identity.index-key", "", "jishi.identity.index-key"),
            new Wrong("jishi.identity.index-key", "dG9vIHNob3J0", "jishi.identity.index-key"),
            new Wrong("quarkus.datasource.username", "", "quarkus.datasource.username"),
            new Wrong("quarkus.datasource.password", "wrong", "password authentication failed"),
            new Wrong("jishi.policy.directories", "/nowhere/at/all", "/nowhere/at/all"),
            new Wrong("jishi.settlement.lanes", "many", "jishi.settlement.lanes"));

    static List<Scenario> all() {
        return List.of(Scenario.of("start-wrong", "F-14 starts with wrong settings", StartScenarios::play));
    }

    private static void play(Stage stage) throws Exception {
        int refused = 0;
        for (Wrong wrong : WRONG) {
            // on a busy machine a start may end of something else before it comes to this
            boolean named = isRefused(stage, wrong, refused);
            for (int again = 1; !named && again < stage.slack(); again++) {
                named = isRefused(stage, wrong, refused);
            }
            stage.require(named, "the log does not name the reason of " + wrong + ": start-wrong-" + refused + ".log");
            refused++;
        }
        stage.evidence("refused", refused);
    }

    private static boolean isRefused(Stage stage, Wrong wrong, int number) throws Exception {
        Gateway like = stage.cluster().first();
        Map<String, String> settings = new HashMap<>(like.configuration());
        settings.remove(wrong.key());
        if (!wrong.value().isEmpty()) {
            settings.put(wrong.key(), wrong.value());
        }
        Path log = like.folder().resolve("start-wrong-" + number + ".log");
        try (GatewayProcess started = GatewayProcess.launch(GatewayProcess.freePort(), settings, log)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
            boolean ready = false;
            while (started.process().isAlive() && !ready && System.nanoTime() < end) {
                stage.sleep(0.2);
                ready = started.isReady();
            }
            String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            stage.require(!ready, "ready although " + wrong);
            return !ready && said.contains(wrong.says());
        }
    }
}
