package io.jishi.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Tells Redis something, past every line. */
final class RedisCommand {

    private static final int LIMIT_MILLISECONDS = 3_000;
    private static final int REPLY_BYTES = 4_096;

    private RedisCommand() {}

    /** Sends commands, one a string, and gives what was answered. */
    static String send(int port, String... commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(LIMIT_MILLISECONDS);
            String all = String.join("\r\n", commands) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(REPLY_BYTES), StandardCharsets.US_ASCII);
        }
    }
}
