package io.jishi.policy.archive;

import java.io.Serial;
import java.util.List;

/** A package is refused. It says everything that is wrong with it at once: file, path and reason, a line each. */
public final class PolicyRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> reasons;

    /** With at least one reason. */
    public PolicyRefused(List<String> reasons) {
        super("policy packages are refused:\n  " + String.join("\n  ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** The reasons, a line each. */
    public List<String> reasons() {
        return reasons;
    }
}
