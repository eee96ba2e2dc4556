package io.jishi.policy.source;

import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.reading.PolicyReading;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The packages of this instance: read, checked and compiled once, when the gateway starts. */
@Singleton
public class LoadedPolicies {

    private final List<Loaded> loaded;

    /**
     * A package with the files that it was read from.
     *
     * @param files the files
     * @param compiled the package
     */
    public record Loaded(PackageFiles files, PolicyPackage compiled) {}

    /**
     * Reads the packages that are shipped.
     *
     * @throws PolicyRefused with every fault of every package
     */
    public LoadedPolicies() {
        List<Loaded> read = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (PackageFiles files : PolicyFiles.bundled()) {
            try {
                read.add(new Loaded(files, PackageReader.read(files)));
            } catch (PolicyRefused refused) {
                reasons.addAll(refused.reasons());
            }
        }
        if (!reasons.isEmpty()) {
            throw new PolicyRefused(reasons);
        }
        this.loaded = List.copyOf(read);
    }

    /** Every package with its files. */
    public List<Loaded> loaded() {
        return loaded;
    }

    /** The book of these packages. */
    @Produces
    @Singleton
    public PolicyBook book() {
        return new PolicyBook(loaded.stream().map(Loaded::compiled).toList());
    }

    /** What people may read of them. */
    @Produces
    @Singleton
    public PolicyReading reading(PolicyBook book) {
        return new PolicyReading(book);
    }
}
