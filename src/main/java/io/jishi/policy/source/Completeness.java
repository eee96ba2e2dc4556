package io.jishi.policy.source;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a group of parameters that belong together: half a rule would be read as a zero. */
interface Completeness {

    /** A fault of the group, if any of these parts has a value on the day. */
    void completeOrAbsent(String group, LocalDate day, @Nullable Object... parts);
}
