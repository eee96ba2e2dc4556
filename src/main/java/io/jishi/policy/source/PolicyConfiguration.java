package io.jishi.policy.source;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where packages come from besides the shipped ones. */
@ConfigMapping(prefix = "jishi.policy")
public interface PolicyConfiguration {

    /**
     * Directories with packages, separated by commas. A package in them is added, or takes the place of the whole
     * shipped package of its region and scheme; of two directories the later one wins. A directory that is missing or
     * holds no package stops the start. The replaced package stays stored under its hash, so that its bills can be
     * explained.
     */
    Optional<List<Path>> directories();
}
