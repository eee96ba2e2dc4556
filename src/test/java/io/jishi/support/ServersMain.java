package io.jishi.support;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs PostgreSQL and Redis beside an application that is started by hand.
 *
 * <p>Without arguments both listen on free ports; two arguments choose them: {@code <postgres port> <redis port>}. What
 * is printed are the options that the gateway needs in development mode.
 */
public final class ServersMain {
    private ServersMain() {}

    /** Starts the servers, prints how to reach them and waits for Ctrl-C. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            EmbeddedServers servers = EmbeddedServers.start(ports(arguments));
            Map<String, String> configuration = DemoDatabase.prepare(servers, DemoData.seeded(DemoDatabase.SEED));
            configuration.forEach((key, value) -> System.out.println("-D" + key + "=" + value));
            System.out.println("PostgreSQL and Redis are running with the demo people. Start the gateway in another"
                    + " terminal with ./mvnw quarkus:dev and the options above; Ctrl-C stops both servers.");
        } catch (ServersUnavailable unavailable) {
            System.err.println(unavailable.getMessage());
            System.exit(1);
        }
        // Never counted down: Ctrl-C ends the JVM, and the shutdown hook of the servers does the rest.
        new CountDownLatch(1).await();
    }

    private static ServerPorts ports(String[] arguments) {
        if (arguments.length == 0) {
            return ServerPorts.ANY;
        }
        try {
            if (arguments.length == 2) {
                return new ServerPorts(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            }
        } catch (NumberFormatException notNumbers) {
            throw new ServersUnavailable(
                    "The two arguments must be port numbers: <postgres port> <redis port>.", notNumbers);
        }
        throw new ServersUnavailable("Give no argument or two: <postgres port> <redis port>.");
    }
}
