package io.jishi.load.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Processor time of processes, from Linux. */
final class ProcessTime {

    /** Fields of {@code /proc/<pid>/stat} after the name in brackets, see proc(5). */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final double TICKS_PER_SECOND = 100;

    private ProcessTime() {}

    /** Seconds that a process has used. */
    static double of(long pid) throws IOException {
        String[] fields = fields(Path.of("/proc", Long.toString(pid), "stat"));
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
    }

    /** Seconds that a process has used, its children, and those that have ended. */
    static double withChildren(long pid) throws IOException {
        String[] own = fields(Path.of("/proc", Long.toString(pid), "stat"));
        double ticks = Long.parseLong(own[USER])
                + Long.parseLong(own[SYSTEM])
                + Long.parseLong(own[CHILDREN_USER])
                + Long.parseLong(own[CHILDREN_SYSTEM]);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path each : all) {
                try {
                    String[] fields = fields(each.resolve("stat"));
                    if (Long.parseLong(fields[PARENT]) == pid) {
                        ticks += Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
                    }
                } catch (NoSuchFileException ended) {
                    continue; // between the listing and the reading
                }
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Seconds of those children of this process that have ended. */
    static double endedChildren() throws IOException {
        String[] own = fields(Path.of("/proc/self/stat"));
        return (Long.parseLong(own[CHILDREN_USER]) + Long.parseLong(own[CHILDREN_SYSTEM])) / TICKS_PER_SECOND;
    }

    private static String[] fields(Path stat) throws IOException {
        String text = Files.readString(stat);
        return text.substring(text.lastIndexOf(')') + 2).split(" ");
    }
}
