package io.jishi.faults;

import io.jishi.support.PostgresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * F-7: disks that are full. A part of a data directory, or the logs of a gateway, are put on a small file system in
 * memory, which only root may mount.
 */
final class DiskScenarios {

    private static final long SPARE_MEGABYTES = 24;
    private static final long MEGABYTE = 1L << 20;
    private static final Path BALLAST = Path.of("ballast");
    private static final long COMMAND_SECONDS = 30;

    private DiskScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("disk-wal", "F-7 pg_wal is full", stage -> fillPart(stage, "pg_wal")),
                Scenario.of("disk-data", "F-7 the data are full (53100)", stage -> fillPart(stage, "base")),
                Scenario.of("disk-gateway-log", "F-7 the log of a gateway is full", DiskScenarios::fillLog));
    }

    /** Whether file systems can be mounted here: for root only, and not in every container. */
    static boolean isPossible(Path folder) {
        try {
            Path trial = Files.createDirectories(folder.resolve("mount-trial"));
            mount(trial, 1);
            unmount(trial);
            return true;
        } catch (IOException | InterruptedException refused) {
            return false;
        }
    }

    /** The server writes until nothing more fits, lives or dies by it, and gets its space back. */
    private static void fillPart(Stage stage, String part) throws Exception {
        PostgresNode primary = stage.primary();
        Path place = primary.data().resolve(part);
        Path aside = primary.data().resolveSibling(part + "-aside");
        primary.stopFast();
        run("mv", place.toString(), aside.toString());
        Files.createDirectory(place);
        mount(place, sizeOf(aside) / MEGABYTE + SPARE_MEGABYTES);
        try {
            run("cp", "-a", aside + "/.", place.toString());
            primary.give(place);
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
            primary.start();
            stage.cluster().postgres().awaitInStep();
            stage.sleep(1);
            fill(stage, place, part);
            stage.waitItOut();
            stage.note("server-lived", primary.isAlive());
            Files.delete(place.resolve(BALLAST));
            if (primary.isAlive()) {
                stage.sleep(1);
                primary.stopFast();
            }
        } finally {
            if (primary.isAlive()) {
                primary.kill();
            }
            run("rm", "-rf", aside.toString());
            run("cp", "-a", place.toString(), aside.toString());
            unmount(place);
            Files.delete(place);
            run("mv", aside.toString(), place.toString());
            primary.start();
        }
    }

    /** Bills alone would take long to need another file, so that the end of the present one is brought about. */
    private static void fill(Stage stage, Path place, String part) throws IOException, InterruptedException {
        try {
            run("dd", "if=/dev/zero", "of=" + place.resolve(BALLAST), "bs=64k");
        } catch (IOException full) {
            // which is what it is for
        }
        if (part.equals("pg_wal")) {
            for (int i = 0; i < 40 && stage.primary().isAlive(); i++) {
                stage.tryExecute("select pg_switch_wal()");
                stage.sleep(0.1);
            }
        }
    }

    /** What a gateway says goes nowhere; it must not wait for it. */
    private static void fillLog(Stage stage) throws Exception {
        Gateway gateway = stage.anyGateway();
        Path volume = gateway.folder().resolve("full");
        Files.createDirectories(volume);
        mount(volume, 1);
        try {
            try {
                run("dd", "if=/dev/zero", "of=" + volume.resolve(BALLAST), "bs=4k");
            } catch (IOException full) {
                // which is what it is for
            }
            gateway.logTo(volume);
            gateway.configureBeside(
                    Map.of("quarkus.log.category.\"io.vertx\".level", "DEBUG", "quarkus.log.level", "DEBUG"));
            gateway.restart();
            stage.evidence("log-bytes-kept-is-zero", Files.size(gateway.log()) < 4_096 ? 1 : 0);
            Effects during = stage.span();
            stage.waitItOut();
            stage.require(during.answers() > 0, "nothing was settled: " + during);
            stage.note("during", during);
        } finally {
            gateway.logTo(gateway.folder());
            gateway.configureBeside(Map.of());
            gateway.restart();
            unmount(volume);
        }
    }

    private static long sizeOf(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            long size = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    private static void mount(Path place, long megabytes) throws IOException, InterruptedException {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", place.toString());
    }

    private static void unmount(Path place) throws IOException, InterruptedException {
        run("umount", "-l", place.toString());
    }

    private static void run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", words) + " failed");
        }
    }
}
