package io.jishi.equivalence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection to Redis of a test's own, of which no client under test knows. */
final class RedisLine implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream input;

    RedisLine(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** The reply as text; null for nil and for an error. */
    @Nullable
    String text(String... words) throws IOException {
        Object reply = send(words);
        return reply instanceof String text ? text : null;
    }

    /** The reply as a list of texts. */
    List<String> list(String... words) throws IOException {
        List<String> texts = new ArrayList<>();
        if (send(words) instanceof List<?> items) {
            items.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }

    /** Sends a command and reads its reply: a text, a list, or null for nil and for an error. */
    @Nullable
    Object send(String... words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
            request.append(word).append("\r\n");
        }
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    private @Nullable Object reply() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> rest.equals("-1") ? null : bulk(Integer.parseInt(rest));
            case '*' -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(rest); i++) {
                    items.add(reply());
                }
                yield items;
            }
            default -> null;
        };
    }

    private String bulk(int length) throws IOException {
        byte[] bytes = input.readNBytes(length);
        input.skipNBytes(2);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = input.read();
        while (next != '\n' && next >= 0) {
            line.append((char) next);
            next = input.read();
        }
        if (next < 0) {
            throw new IOException("Redis closed the connection");
        }
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
