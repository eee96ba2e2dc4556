package io.jishi.policy.source;

import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.model.PackageIdentity;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.national.Notices;
import io.jishi.policy.reading.PolicyReading;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packages of this instance: read, checked and compiled once, when the gateway starts. */
@Singleton
public class LoadedPolicies {

    private final List<Loaded> loaded;

    /**
     * A package with the files that it was read from.
     *
     * @param files the files
     * @param compiled the package
     * @param served false for a package in whose place another one is served
     */
    public record Loaded(PackageFiles files, PolicyPackage compiled, boolean served) {

        PolicyArchive.LoadedPackage forUse() {
            return new PolicyArchive.LoadedPackage(files.name(), files.cases(), compiled);
        }
    }

    /**
     * Reads the packages that are shipped and those of the configured directories.
     *
     * @throws PolicyRefused with every fault of every package
     */
    public LoadedPolicies(PolicyConfiguration configuration) {
        this.loaded = readAll(configuration.directories().orElse(List.of()));
    }

    /** The packages that are served, of these directories and of those shipped that they do not replace. */
    static List<Loaded> read(List<Path> directories) {
        return readAll(directories).stream().filter(Loaded::served).toList();
    }

    private static List<Loaded> readAll(List<Path> directories) {
        List<String> reasons = new ArrayList<>();
        List<Loaded> all = new ArrayList<>();
        Map<String, Loaded> served = new LinkedHashMap<>();
        add(PolicyFiles.bundled(), all, served, reasons);
        for (Path directory : directories) {
            add(PolicyDirectories.find(directory, reasons), all, served, reasons);
        }
        claimedTwice(List.copyOf(served.values()), reasons);
        if (!reasons.isEmpty()) {
            throw new PolicyRefused(reasons);
        }
        return all.stream()
                .map(each -> new Loaded(each.files(), each.compiled(), each.equals(served.get(key(each.compiled())))))
                .toList();
    }

    /** Two packages of one place for one region and scheme are a mistake; of a later place the package wins. */
    private static void add(
            List<PackageFiles> place, List<Loaded> all, Map<String, Loaded> served, List<String> reasons) {
        Map<String, Loaded> here = new LinkedHashMap<>();
        for (PackageFiles files : place) {
            try {
                Loaded read = new Loaded(files, PackageReader.read(files), true);
                Loaded twin = here.put(key(read.compiled()), read);
                if (twin != null) {
                    reasons.add(
                            files.name() + ": " + twin.files().name() + " is a package of the same region and scheme");
                }
                all.add(read);
            } catch (PolicyRefused refused) {
                reasons.addAll(refused.reasons());
            }
        }
        served.putAll(here);
    }

    private static void claimedTwice(List<Loaded> served, List<String> reasons) {
        Map<String, String> claims = new HashMap<>();
        for (Loaded each : served) {
            for (String county : each.compiled().geography().counties()) {
                String claim = each.compiled().identity().scheme() + " " + county;
                String other = claims.put(claim, each.files().name());
                if (other != null) {
                    reasons.add(each.files().name() + ": county " + county + " belongs to " + other + " already");
                }
            }
        }
    }

    private static String key(PolicyPackage compiled) {
        PackageIdentity identity = compiled.identity();
        return identity.region() + "/" + identity.scheme();
    }

    /** Every package with its files, those in whose place another one is served as well. */
    public List<Loaded> loaded() {
        return loaded;
    }

    /** The book of the packages that are served. */
    @Produces
    @Singleton
    public PolicyBook book() {
        return new PolicyBook(
                loaded.stream().filter(Loaded::served).map(Loaded::compiled).toList());
    }

    /** The notices that packages are compared with. */
    @Produces
    @Singleton
    public Notices notices() {
        return new Notices(NationalNotices.read());
    }

    /** What people may read of them. */
    @Produces
    @Singleton
    public PolicyReading reading(PolicyBook book) {
        return new PolicyReading(book);
    }
}
