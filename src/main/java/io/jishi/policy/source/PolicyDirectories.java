package io.jishi.policy.source;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds packages in directories of the machine: a folder that holds a {@code policy.yaml} is one. The directory itself,
 * its folders and the folders in them are looked at, so that {@code <region>/<scheme>} works and a single package can
 * be mounted alone. Folders whose name begins with a dot are left out: mounted configuration keeps its older states
 * there.
 */
final class PolicyDirectories {

    private static final int DEPTH = 2;
    private static final long BYTES_MAXIMUM = 4L * 1024 * 1024;
    private static final String POLICY = "policy.yaml";

    private PolicyDirectories() {}

    /** The packages of a directory in the order of their names; what is wrong is added to the reasons. */
    static List<PackageFiles> find(Path directory, List<String> reasons) {
        if (!Files.isDirectory(directory)) {
            reasons.add(directory + ": there is no such directory");
            return List.of();
        }
        List<PackageFiles> found = new ArrayList<>();
        for (Path folder : folders(directory, reasons)) {
            found.add(new PackageFiles(
                    folder.toString(),
                    read(folder.resolve(POLICY), reasons),
                    read(folder.resolve("law.md"), reasons),
                    read(folder.resolve("cases.yaml"), reasons)));
        }
        if (found.isEmpty()) {
            reasons.add(directory + ": it holds no package; a package is a folder with a " + POLICY);
        }
        return found;
    }

    private static List<Path> folders(Path directory, List<String> reasons) {
        List<Path> level = List.of(directory);
        List<Path> packages = new ArrayList<>();
        for (int depth = 0; depth <= DEPTH; depth++) {
            List<Path> below = new ArrayList<>();
            for (Path folder : level) {
                if (Files.exists(folder.resolve(POLICY))) {
                    packages.add(folder);
                } else {
                    below.addAll(foldersIn(folder, reasons));
                }
            }
            level = below;
        }
        return packages;
    }

    private static List<Path> foldersIn(Path folder, List<String> reasons) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            reasons.add(folder + ": the folder cannot be read");
            return List.of();
        }
    }

    private static String read(Path file, List<String> reasons) {
        try {
            if (!Files.isRegularFile(file)) {
                reasons.add(file + ": the file is missing");
                return "";
            }
            if (Files.size(file) > BYTES_MAXIMUM) {
                reasons.add(file + ": the file is larger than 4 MiB");
                return "";
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            reasons.add(file + ": the file is not UTF-8");
        } catch (IOException e) {
            reasons.add(file + ": the file cannot be read");
        }
        return "";
    }
}
