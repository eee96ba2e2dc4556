package io.jishi.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * HTTP as a hospital's system does it, over a connection for each request. A client of our own, because it must be able
 * to do what good clients do not: to stop in the middle of a body and to hang up.
 */
final class Wire {

    private static final int LINGER_NOT = 0;
    private static final int PIECE = 8_192;

    private Wire() {}

    /** What a client does to its own request. */
    record Mischief(int sentBytes, Duration hangsUpAfter) {
        /** Nothing. */
        static final Mischief NONE = new Mischief(Integer.MAX_VALUE, Duration.ZERO);

        /** Sends only the beginning and then resets. */
        static Mischief truncated(int bytes) {
            return new Mischief(bytes, Duration.ZERO);
        }

        /** Sends everything and resets after a while, whatever has come back. */
        static Mischief hangingUp(Duration after) {
            return new Mischief(Integer.MAX_VALUE, after);
        }
    }

    /** Sends and waits; throws when there is no whole answer in time. */
    static Reply exchange(int port, byte[] request, Duration limit) throws IOException {
        return exchange(port, request, limit, Mischief.NONE);
    }

    static Reply exchange(int port, byte[] request, Duration limit, Mischief mischief) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.connect(new InetSocketAddress(host, port), left(end));
            if (mischief.sentBytes() < request.length) {
                socket.getOutputStream().write(request, 0, mischief.sentBytes());
                socket.setSoLinger(true, LINGER_NOT);
                throw new IOException("the client stopped in the middle of its request");
            }
            socket.getOutputStream().write(request);
            if (!mischief.hangsUpAfter().isZero()) {
                pause(mischief.hangsUpAfter());
                socket.setSoLinger(true, LINGER_NOT);
                throw new IOException("the client hung up");
            }
            return read(socket, end);
        }
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static int left(long end) throws SocketTimeoutException {
        long milliseconds = (end - System.nanoTime()) / 1_000_000;
        if (milliseconds <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) milliseconds;
    }

    private static Reply read(Socket socket, long end) throws IOException {
        InputStream input = socket.getInputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        while (true) {
            socket.setSoTimeout(left(end));
            int count = input.read(piece);
            if (count < 0) {
                throw new IOException("the answer ended too soon");
            }
            all.write(piece, 0, count);
            byte[] bytes = all.toByteArray();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head > 0) {
                int length = lengthIn(text.substring(0, head));
                if (bytes.length >= head + 4 + length) {
                    byte[] body = new byte[length];
                    System.arraycopy(bytes, head + 4, body, 0, length);
                    return new Reply(Integer.parseInt(text.substring(9, 12)), body);
                }
            }
        }
    }

    private static int lengthIn(String head) throws IOException {
        for (String line : head.toLowerCase(Locale.ROOT).lines().toList()) {
            if (line.startsWith("content-length:")) {
                return Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        throw new IOException("an answer without a length: " + head);
    }
}
