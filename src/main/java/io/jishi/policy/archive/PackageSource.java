package io.jishi.policy.archive;

import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.national.NationalCheck;
import java.nio.file.Path;
import java.util.List;

/**
 * Where packages and notices come from. Found by {@link java.util.ServiceLoader}, so that nothing has to be running.
 */
public interface PackageSource {

    /**
     * The shipped packages, with those of the directories added or in their place. Of two directories with a package of
     * one region and scheme the later one wins.
     *
     * @param directories each holds packages, or is one
     * @throws PolicyRefused with every fault of every package and directory
     */
    List<PolicyArchive.LoadedPackage> load(List<Path> directories);

    /**
     * A package from its texts, such as those that are stored under its hash; the hash of what is read is in its
     * identity.
     *
     * @param name for messages
     * @throws PolicyRefused with every fault
     */
    PolicyPackage read(String name, String policy, String law, String cases);

    /**
     * The rows of the national notices.
     *
     * @throws PolicyRefused if they cannot be read
     */
    List<NationalCheck> notices();
}
