package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingKind;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.NationalConfiguration;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.filing.FilingRequest;
import io.jishi.settlement.filing.RecordFiling;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 2501 and 2501A 转院备案: a referral to one hospital, whatever its {@code refl_type}, which says only how far away that
 * hospital stands. It begins on {@code refl_date} and lasts for the configured months where the message does not say.
 */
@ApplicationScoped
class FileReferral implements Transaction {

    private final RecordFiling recordFiling;
    private final NationalConfiguration configuration;

    FileReferral(RecordFiling recordFiling, NationalConfiguration configuration) {
        this.recordFiling = recordFiling;
        this.configuration = configuration;
    }

    @Override
    public String number() {
        return "2501";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("refmedin");
        FilingReplies replies = new FilingReplies(call, row, "");
        String personId = call.id(row, "psn_no");
        LocalDate referredOn = row.date("refl_date");
        @Nullable LocalDate first = row.optionalDate("begndate");
        @Nullable LocalDate last = row.optionalDate("enddate");
        LocalDate from = first == null ? referredOn : first;
        FilingRequest request = new FilingRequest(
                TimeOrderedId.regionOf(personId),
                personId,
                personId,
                call.institution(),
                FilingKind.REFERRAL,
                null,
                replies.channel(),
                null,
                row.text("reflin_medins_no"),
                replies.valid(
                        from,
                        last == null
                                ? from.plusMonths(configuration.referralMonths())
                                        .minusDays(1)
                                : last));
        return replies.file(recordFiling, request);
    }
}
