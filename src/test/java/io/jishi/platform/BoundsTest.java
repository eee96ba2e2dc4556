package io.jishi.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.handlers.AsyncHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that can grow while something waits has a bound, and the bound that is in force is the one on the page.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class BoundsTest {

    private static final Path PAGE = Path.of("docs/concepts/overload.md");

    /** The settings behind the table of queues; each must be set, and the page must name it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.http.limits.max-connections",
                "quarkus.http.accept-backlog",
                "quarkus.thread-pool.max-threads",
                "quarkus.thread-pool.queue-size",
                "quarkus.redis.max-pool-size",
                "quarkus.redis.max-pool-waiting",
                "quarkus.datasource.reactive.max-size",
                "quarkus.datasource.lanes.reactive.max-size",
                "quarkus.datasource.outcomes.reactive.max-size",
                "quarkus.datasource.visits.reactive.max-size",
                "quarkus.datasource.reconciliation.reactive.max-size",
                "quarkus.log.console.async.queue-length",
                "jishi.admission.in-flight-maximum",
                "jishi.admission.outcome.maximum",
                "jishi.admission.settle.maximum",
                "jishi.admission.presettle.maximum",
                "jishi.admission.read.maximum",
                "jishi.admission.institution.remembered",
                "jishi.settlement.queue-maximum",
                "jishi.settlement.in-progress-maximum",
                "jishi.settlement.batch-maximum",
                "jishi.reconciliation.waiting-maximum",
                "jishi.reconciliation.workers",
                "jishi.cache.near-entries"
            })
    void everyQueueHasABoundAndThePageNamesIt(String key) throws IOException {
        int bound = ConfigProvider.getConfig().getValue(key, Integer.class);
        assertTrue(bound > 0 && bound <= 100_000, key + " is " + bound);
        assertTrue(Files.readString(PAGE).contains("`" + key + "`"), key);
    }

    /** A read that is let in finds a worker thread, or a place in front of one. */
    @Test
    void whatIsLetInHasAPlaceFurtherIn() {
        int workers = number("quarkus.thread-pool.max-threads") + number("quarkus.thread-pool.queue-size");
        assertTrue(number("jishi.admission.read.maximum") <= workers);
        int lanes = number("jishi.settlement.lanes") * number("jishi.settlement.queue-maximum");
        assertTrue(number("jishi.admission.in-flight-maximum") <= lanes);
        assertTrue(number("jishi.admission.in-flight-maximum") <= number("jishi.settlement.in-progress-maximum"));
    }

    private static int number(String key) {
        return ConfigProvider.getConfig().getValue(key, Integer.class);
    }

    @Test
    void whoeverLogsNeverWaits() {
        List<AsyncHandler> handlers = handlers(
                        LogContext.getLogContext().getLogger("").getHandlers())
                .filter(AsyncHandler.class::isInstance)
                .map(AsyncHandler.class::cast)
                .toList();
        assertTrue(!handlers.isEmpty(), "the console is written by a thread of its own");
        for (AsyncHandler handler : handlers) {
            assertEquals(AsyncHandler.OverflowAction.DISCARD, handler.getOverflowAction());
            assertEquals(4096, handler.getQueueLength());
        }
    }

    private static Stream<Handler> handlers(Handler[] handlers) {
        return Arrays.stream(handlers)
                .flatMap(handler -> handler instanceof org.jboss.logmanager.ExtHandler outer
                        ? Stream.concat(Stream.of(handler), handlers(outer.getHandlers()))
                        : Stream.of(handler));
    }
}
