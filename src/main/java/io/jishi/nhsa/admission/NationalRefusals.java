package io.jishi.nhsa.admission;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.platform.admission.Cause;

/** What those are told who are not let in: in the form of the interface, that nothing was done. */
public final class NationalRefusals {

    private NationalRefusals() {}

    /** Its number. */
    public static InterfaceError of(Cause cause) {
        return cause.isOfCaller() ? InterfaceError.QUOTA_EXCEEDED : InterfaceError.NOT_EXECUTED;
    }
}
