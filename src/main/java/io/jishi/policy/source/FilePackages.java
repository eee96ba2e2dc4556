package io.jishi.policy.source;

import io.jishi.policy.archive.PackageSource;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.national.NationalCheck;
import java.nio.file.Path;
import java.util.List;

/** Packages and notices in files. */
public final class FilePackages implements PackageSource {

    /** Made by the service loader. */
    public FilePackages() {}

    @Override
    public List<PolicyArchive.LoadedPackage> load(List<Path> directories) {
        return LoadedPolicies.read(directories).stream()
                .map(LoadedPolicies.Loaded::forUse)
                .toList();
    }

    @Override
    public PolicyPackage read(String name, String policy, String law, String cases) {
        return PackageReader.read(new PackageFiles(name, policy, law, cases));
    }

    @Override
    public List<NationalCheck> notices() {
        return NationalNotices.read();
    }
}
