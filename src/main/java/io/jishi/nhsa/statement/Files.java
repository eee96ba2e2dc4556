package io.jishi.nhsa.statement;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.reconciliation.model.ReconciliationFault;

/** What the transactions about files share. */
final class Files {

    private Files() {}

    /** A refusal of a file. */
    static Reply refused(ReconciliationFault fault) {
        return Reply.failed(fault.code().number(), fault.chinese());
    }

    /**
     * The institution that a message about a file names must be the caller.
     *
     * @throws io.jishi.nhsa.error.InterfaceRefusal if it is another one
     */
    static void requireCaller(Call call, InputRow row) {
        if (!row.text("fixmedins_code").equals(call.institution())) {
            throw row.refusal(InterfaceError.INSTITUTION_NOT_THE_CALLER, "fixmedins_code");
        }
    }
}
