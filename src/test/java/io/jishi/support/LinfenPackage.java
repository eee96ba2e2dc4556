package io.jishi.support;

import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.source.PackageFiles;
import io.jishi.policy.source.PackageReader;
import io.jishi.policy.source.PolicyFiles;
import java.time.LocalDate;
import java.util.List;

/** The package of Linfen as it is shipped: its files, to break one thing at a time, and its versions. */
public final class LinfenPackage {

    /** The folder that faults name. */
    public static final String FOLDER = "policies/141000/resident";

    /** The counties of the pooling region (calculation rules, section 4). */
    public static final List<String> COUNTIES = List.of(
            "141002", "141021", "141022", "141023", "141024", "141025", "141026", "141027", "141028", "141029",
            "141030", "141031", "141032", "141033", "141034", "141081", "141082");

    private static final PackageFiles FILES = PolicyFiles.bundled().stream()
            .filter(files -> files.name().equals(FOLDER))
            .findFirst()
            .orElseThrow();

    private static final PolicyPackage COMPILED = PackageReader.read(FILES);

    private LinfenPackage() {}

    /** The three files. */
    public static PackageFiles files() {
        return FILES;
    }

    /** The package that they make. */
    public static PolicyPackage compiled() {
        return COMPILED;
    }

    /** The version in force on a day that has one. */
    public static PolicyVersion on(LocalDate day) {
        return COMPILED.on(day).orElseThrow();
    }
}
