package io.jishi.equivalence;

import io.jishi.support.EmbeddedServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What befalls the Redis of the cached world: it is flushed, frozen, stopped, or filled with what is not true. */
final class CacheFaults implements AutoCloseable {

    /** How many things there are. */
    static final int KINDS = 13;

    private final EmbeddedServers servers;
    private final SplittableRandom random;
    private final Map<String, String> remembered = new HashMap<>();
    private boolean frozen;
    private boolean stopped;

    CacheFaults(EmbeddedServers servers, long seed) {
        this.servers = servers;
        this.random = new SplittableRandom(seed);
    }

    /** Something happens; Redis must not be gone for two events in a row, or nothing would be cached. */
    void happen(int what) {
        heal();
        switch (what) {
            case 0 -> command("FLUSHALL");
            case 1 -> {
                signal("STOP");
                frozen = true;
            }
            case 2 -> {
                servers.stopRedis();
                stopped = true;
            }
            case 3, 4 -> remembered.putAll(entries());
            case 5, 6 -> putBackSome();
            case 7 -> swap();
            case 8, 9, 10, 11 -> {
                Map<String, String> entries = entries();
                tellToLookAgain(entries.keySet());
                entries.forEach(this::spoil);
            }
            default -> {
                command("PUBLISH", "jishi:outdated:1", "nonsense");
                command("CLIENT", "KILL", "TYPE", "pubsub");
            }
        }
    }

    /** Redis is there again. */
    void heal() {
        if (frozen) {
            signal("CONT");
            frozen = false;
        }
        if (stopped) {
            servers.startRedis();
            stopped = false;
        }
    }

    /** Every entry that Redis holds. */
    Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        try (RedisLine line = new RedisLine(servers.redisPort())) {
            for (String key : line.list("KEYS", "*")) {
                String value = line.text("GET", key);
                entries.put(key, value == null ? "" : value);
            }
        } catch (IOException e) {
            throw new AssertionError("Redis does not answer", e);
        }
        return entries;
    }

    /** Some entries are what they were once: of a person's two one may be of today and the other of yesterday. */
    private void putBackSome() {
        tellToLookAgain(remembered.keySet());
        remembered.forEach((key, value) -> {
            if (random.nextBoolean()) {
                command("SET", key, value);
            }
        });
    }

    /** Near entries are dropped, and then Redis is believed again: what it holds is looked at. */
    private void tellToLookAgain(Set<String> keys) {
        keys.forEach(key -> {
            String[] parts = key.split(":", 4);
            String subject = parts[1].equals("provider") ? "provider" : "person";
            byte[] bytes = parts[3].getBytes(StandardCharsets.UTF_8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            command("PUBLISH", "jishi:outdated:1", "0123456789abcdef " + subject + " " + text + " any");
        });
        try {
            Thread.sleep(1_200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The entries of two keys of one kind change places. */
    private void swap() {
        List<Map.Entry<String, String>> all = new ArrayList<>(entries().entrySet());
        for (int i = 1; i < all.size(); i++) {
            command("SET", all.get(i).getKey(), all.get(i - 1).getValue());
        }
    }

    private void spoil(String key, String value) {
        switch (random.nextInt(6)) {
            case 0 -> {
                command("DEL", key);
                command("RPUSH", key, value);
            }
            case 1, 2, 3 -> command("SET", key, forged(value));
            case 4 -> command("SETRANGE", key, "5000000", "x");
            default -> command("SET", key, "9223372036854775807 " + value);
        }
    }

    /** Another truth under the right epoch. */
    private static String forged(String value) {
        return value.replace("RESIDENT", "EMPLOYEE")
                .replace("CLASS_1", "CLASS_3")
                .replace("CLASS_2", "CLASS_3")
                .replace("REFERRAL", "TEMPORARY");
    }

    private void command(String... words) {
        try (RedisLine line = new RedisLine(servers.redisPort())) {
            line.send(words);
        } catch (IOException e) {
            throw new AssertionError("Redis does not answer", e);
        }
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + servers.redisPid()).start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("Redis got no signal " + name);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        heal();
    }
}
