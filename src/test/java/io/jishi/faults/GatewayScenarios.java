package io.jishi.faults;

import io.jishi.faults.Scenario.Play;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** F-1, R-51 and F-10: what can happen to a gateway process itself. */
final class GatewayScenarios {

    private static final int KILLS = 20;
    private static final double READY_LIMIT_SECONDS = 10;
    private static final int HALTS = 2;
    private static final double HALT_SECONDS = 3;

    private static final long HOSPITAL_PAUSE_MILLISECONDS = 50;

    private GatewayScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("gateway-kill", "F-1 kill -9 of gateways", killing(3)),
                Scenario.of("gateway-kill-20", "R-51 20 kills -9 of gateways", killing(KILLS)),
                Scenario.of("gateway-halt", "F-1 SIGSTOP of a gateway for 3 s", GatewayScenarios::halt),
                Scenario.of("gateway-memory", "F-1 gateway out of memory", GatewayScenarios::outOfMemory),
                Scenario.of("gateway-stop", "R-50 SIGTERM of a gateway", GatewayScenarios::stop),
                Scenario.of("clock", "F-10 clocks ten minutes apart on each side", GatewayScenarios::clock));
    }

    /**
     * Each kill comes at a moment that is drawn, and the next one when the gateway is ready again. Hospitals leave some
     * of the processors to a gateway that starts, as they do where it has some of its own.
     */
    private static Play killing(int times) {
        return stage -> {
            stage.pause(HOSPITAL_PAUSE_MILLISECONDS);
            double slowest = 0;
            for (int i = 0; i < times; i++) {
                Gateway gateway = stage.anyGateway();
                stage.sleep(stage.random().nextDouble(2));
                gateway.kill();
                long begun = System.nanoTime();
                stage.require(gateway.awaitReady(), gateway.name() + " did not become ready");
                slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e9);
            }
            stage.pause(Workload.USUAL_PAUSE_MILLISECONDS);
            stage.note("kills", times);
            stage.note("slowest-ready-s", slowest);
            stage.require(
                    slowest < READY_LIMIT_SECONDS * stage.slack(), "a gateway took " + slowest + " s to be ready");
        };
    }

    private static void halt(Stage stage) throws InterruptedException {
        for (int i = 0; i < HALTS; i++) {
            Gateway gateway = stage.anyGateway();
            gateway.signal("STOP");
            stage.sleep(HALT_SECONDS);
            gateway.signal("CONT");
            stage.sleep(1);
        }
    }

    /** The other gateway serves meanwhile. A heap this small is used up by starting or soon after. */
    private static void outOfMemory(Stage stage) throws Exception {
        Gateway gateway = stage.anyGateway();
        int startsBefore = gateway.starts();
        gateway.options("-Xmx16m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError");
        gateway.kill();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60L * stage.slack());
        while (gateway.starts() < startsBefore + 2 && System.nanoTime() < end) {
            stage.sleep(0.2);
        }
        stage.require(gateway.starts() > startsBefore + 1, "it did not run out of memory");
        stage.note("ended-of-itself", gateway.starts() - startsBefore - 1);
        gateway.options();
        gateway.kill();
    }

    /** A stop in order cuts no request that was accepted: clients of this gateway see refusals and no resets. */
    private static void stop(Stage stage) throws InterruptedException {
        Gateway gateway = stage.anyGateway();
        gateway.supervised(false);
        gateway.signal("TERM");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (gateway.isAlive() && System.nanoTime() < end) {
            stage.sleep(0.05);
        }
        stage.require(!gateway.isAlive(), "it did not stop");
        stage.sleep(1);
        gateway.supervised(true);
        stage.require(gateway.awaitReady(), "it did not come back");
    }

    private static void clock(Stage stage) throws Exception {
        stage.cluster().first().configureBeside(Map.of("jishi.clock.offset", "PT10M"));
        stage.cluster().second().configureBeside(Map.of("jishi.clock.offset", "PT-10M"));
        try {
            for (Gateway gateway : stage.cluster().gateways()) {
                gateway.restart();
            }
            stage.span();
            stage.waitItOut();
            String skewed = stage.primary()
                    .value("select count(*) from message where received_at > now() + interval '9 minutes'");
            stage.evidence("messages-from-the-future", Double.parseDouble(skewed));
            stage.require(!skewed.equals("0"), "no clock was shifted");
        } finally {
            for (Gateway gateway : stage.cluster().gateways()) {
                gateway.configureBeside(Map.of());
                gateway.restart();
            }
        }
    }
}
