package io.jishi.policy.source;

import io.jishi.policy.archive.PolicyRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the packages that are shipped with the gateway. {@code policies/index} names their folders, a line each,
 * since a class path cannot be listed portably.
 */
public final class PolicyFiles {

    private static final String ROOT = "policies/";

    private PolicyFiles() {}

    /**
     * The shipped packages.
     *
     * @throws PolicyRefused if one lacks a file
     */
    public static List<PackageFiles> bundled() {
        List<String> missing = new ArrayList<>();
        List<PackageFiles> packages = new ArrayList<>();
        String index = read("index", missing);
        index.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(folder -> packages.add(new PackageFiles(
                        ROOT + folder,
                        read(folder + "/policy.yaml", missing),
                        read(folder + "/law.md", missing),
                        read(folder + "/cases.yaml", missing))));
        if (!missing.isEmpty()) {
            throw new PolicyRefused(missing);
        }
        return packages;
    }

    private static String read(String path, List<String> missing) {
        try (InputStream stream = open(ROOT + path)) {
            if (stream == null) {
                missing.add(ROOT + path + ": the file is missing");
                return "";
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            missing.add(ROOT + path + ": the file cannot be read");
            return "";
        }
    }

    static @Nullable InputStream open(String path) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return (loader == null ? PolicyFiles.class.getClassLoader() : loader).getResourceAsStream(path);
    }
}
