package io.jishi.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntFunction;

/**
 * The ports to listen on; 0 means any free one.
 *
 * <p>A free port is found by binding port 0 and letting it go again. Another process may take it before the server
 * binds it, so a start that fails for this reason is repeated with another port. A port that the caller chose is
 * checked once and never replaced.
 */
public record ServerPorts(int postgres, int redis) {
    /** Any free port for both servers. */
    public static final ServerPorts ANY = new ServerPorts(0, 0);

    private static final int ATTEMPTS = 5;
    private static final int HIGHEST = 65_535;

    /** Refuses numbers that cannot be a port. */
    public ServerPorts {
        requirePort(postgres);
        requirePort(redis);
    }

    /** Always 127.0.0.1, where the JDK's own loopback address may be the one of IPv6. */
    static InetAddress host() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Runs {@code start} with the requested port or with free ports until one start does not lose the race. */
    static <S> S startOn(int requested, String product, IntFunction<S> start) {
        for (int attempt = 1; ; attempt++) {
            int port = bindOnce(requested, product);
            try {
                return start.apply(port);
            } catch (PortTaken lostRace) {
                if (requested != 0 || attempt == ATTEMPTS) {
                    throw lostRace;
                }
            }
        }
    }

    static String unusableSentence(int port, String product, String reason) {
        return "Port " + port + " on 127.0.0.1 cannot be used for " + product + " (" + reason
                + "); stop the process that has it or choose another port.";
    }

    private static int bindOnce(int requested, String product) {
        try (ServerSocket socket = new ServerSocket(requested, 1, host())) {
            return socket.getLocalPort();
        } catch (IOException refused) {
            throw new ServersUnavailable(
                    unusableSentence(requested, product, String.valueOf(refused.getMessage())), refused);
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > HIGHEST) {
            throw new ServersUnavailable("Port " + port + " does not exist; use 0 for any free port, or 1 to 65535.");
        }
    }
}
