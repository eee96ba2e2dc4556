package io.jishi.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to Redis that the client under test knows nothing of. */
final class RawRedis implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket;

    RawRedis(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends a command and gives the first line of the reply. */
    String send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder line = new StringBuilder();
        InputStream input = socket.getInputStream();
        for (int next = input.read(); next != '\n' && next >= 0; next = input.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
