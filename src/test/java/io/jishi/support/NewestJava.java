package io.jishi.support;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the newest Java on the machine: the packaged application runs on 17 and gains from a newer one. Each
 * installation says its version in its {@code release} file, so that nothing has to be started to ask.
 */
public final class NewestJava {

    private static final Path SYSTEM = Path.of("/usr/lib/jvm");

    private NewestJava() {}

    private record Installation(Path home, int version) {}

    /** The {@code java} command of the newest installation; at least the one that runs this. */
    public static Path command() {
        return command(newest());
    }

    /** Its release. */
    static int version() {
        return newest().version();
    }

    private static Installation newest() {
        List<Installation> found = new ArrayList<>();
        found.add(new Installation(
                Path.of(System.getProperty("java.home")), Runtime.version().feature()));
        if (Files.isDirectory(SYSTEM)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(SYSTEM)) {
                homes.forEach(home -> found.add(new Installation(home, versionOf(home))));
            } catch (IOException e) {
                // the one that runs this will do
                return found.get(0);
            }
        }
        return found.stream()
                .filter(installation -> Files.isExecutable(command(installation)))
                .max(Comparator.comparingInt(Installation::version))
                .orElseThrow();
    }

    private static Path command(Installation installation) {
        return installation.home().resolve("bin/java");
    }

    private static int versionOf(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.readAllLines(release).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", ""))
                    .mapToInt(version -> Integer.parseInt(version.replaceFirst("\\..*", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
