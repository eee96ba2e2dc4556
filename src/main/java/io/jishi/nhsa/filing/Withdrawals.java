package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.FilingRecord;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.filing.FindFilings;
import io.jishi.settlement.filing.WithdrawFiling;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/** Withdraws filings for 2502 and 2504. Withdrawing twice is withdrawing once, whatever the message id. */
@ApplicationScoped
class Withdrawals {

    private final FindFilings findFilings;
    private final WithdrawFiling withdrawFiling;

    Withdrawals(FindFilings findFilings, WithdrawFiling withdrawFiling) {
        this.findFilings = findFilings;
        this.withdrawFiling = withdrawFiling;
    }

    /** Withdraws what the message names, if it is of the kind that the transaction is about. */
    Uni<Reply> withdraw(Call call, Predicate<FilingKind> isMine) {
        InputRow row = call.input().row("data");
        String filingId = call.id(row, "trt_dcla_detl_sn");
        String personId = call.id(row, "psn_no");
        String region = TimeOrderedId.regionOf(personId);
        return findFilings.find(region, filingId, call.institution()).chain(found -> {
            FilingRecord filing = found.map(view -> view.filing())
                    .filter(record -> record.personId().equals(personId)
                            && isMine.test(record.filing().kind()))
                    .orElseThrow(() -> InterfaceRefusal.of(InterfaceError.NO_SUCH_FILING));
            return withdrawFiling
                    .withdraw(filing.region(), filingId, call.institution())
                    .map(Withdrawals::reply);
        });
    }

    private static Reply reply(WithdrawFiling.Withdrawal withdrawal) {
        return withdrawal.fold(
                withdrawn -> Reply.done(),
                notTheFiler -> Reply.refused(InterfaceError.NOT_THE_FILER),
                notFound -> Reply.refused(InterfaceError.NO_SUCH_FILING));
    }
}
