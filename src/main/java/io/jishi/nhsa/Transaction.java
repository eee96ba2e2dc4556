package io.jishi.nhsa;

import io.jishi.nhsa.envelope.Reply;
import io.smallrye.mutiny.Uni;

/** One transaction of the interface: maps in, calls one use case and maps out. */
public interface Transaction {

    /** Its number without the letter of a variant; its field table has the same name. */
    String number();

    /**
     * Answers a message whose fields have been checked.
     *
     * <p>It reads all that it needs of the input before its first asynchronous step, as one record: a test compares
     * what was read with the marks of the field table. What it refuses it throws as an {@link
     * io.jishi.nhsa.error.InterfaceRefusal} or answers as a reply; failures of a use case are passed on as they are.
     */
    Uni<Reply> handle(Call call);
}
