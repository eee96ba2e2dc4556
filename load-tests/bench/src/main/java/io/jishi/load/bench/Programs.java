package io.jishi.load.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The contenders that are programs of their own, all running from the first round to the last: a virtual machine compiles for
 * longer than anything is warmed here. One that nobody sends anything to asks now and then whether its servers are alive.
 */
final class Programs implements AutoCloseable {

    /** Bytes of an answer of the gateway. */
    private static final int ANSWER = 1400;

    private final Map<String, Contender> running = new LinkedHashMap<>();

    private Programs() {}

    static Programs start(Options options, Stage stage, Map<String, String> settings)
            throws IOException, InterruptedException {
        Programs programs = new Programs();
        try {
            for (String name : options.contenders()) {
                Path log = options.folder().resolve(name + ".log");
                switch (name) {
                    case "gateway" -> programs.running.put(name, Contender.gateway(stage, name, settings, log));
                    case "vendor" -> programs.running.put(name, Contender.vendor(stage, name, options.modules(), log));
                    case "plain" -> programs.running.put(name, Contender.plain(stage, name, options.modules(), log));
                    case "ceiling" -> programs.running.put(name, Contender.ceiling(options.modules(), ANSWER, log));
                    case "floor" -> {} // it is what pgbench does
                    default -> throw new IllegalArgumentException("no contender is called " + name);
                }
            }
            return programs;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            programs.close();
            throw failure;
        }
    }

    Contender of(String name) {
        return running.get(name);
    }

    @Override
    public void close() {
        running.values().forEach(Contender::close);
    }
}
