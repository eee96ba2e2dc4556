package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingChannel;
import io.jishi.filing.model.FilingRecord;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.settlement.filing.FilingAnswers;
import io.jishi.settlement.filing.FilingOutcome;
import io.jishi.settlement.filing.FilingRequest;
import io.jishi.settlement.filing.FilingWarning;
import io.jishi.settlement.filing.RecordFiling;
import io.jishi.shared.time.DateRange;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files and answers with the number of the filing. What is stored for a repeat is the output, which is one line, and
 * the warning behind it.
 *
 * @param call the message
 * @param row its only row
 * @param disease name of the field with the disease; empty if there is none
 */
record FilingReplies(Call call, InputRow row, String disease) implements FilingAnswers {

    private static final String OPERATOR = "1";

    /** How the message came to the institution. */
    FilingChannel channel() {
        return call.envelope().operatorType().equals(OPERATOR) ? FilingChannel.WINDOW : FilingChannel.NETWORK;
    }

    /**
     * Days with an inclusive end.
     *
     * @param last null for an open end
     * @throws InterfaceRefusal if the end is before the beginning
     */
    DateRange valid(LocalDate first, @Nullable LocalDate last) {
        if (last != null && last.isBefore(first)) {
            throw row.refusal(InterfaceError.CONTRADICTION, "enddate");
        }
        return new DateRange(first, last == null ? null : last.plusDays(1));
    }

    /** Message ids are the institution's for each transaction, so that the transaction is a part of the key. */
    Uni<Reply> file(RecordFiling recordFiling, FilingRequest request) {
        return recordFiling
                .record(request, call.table().number() + ":" + call.messageId(), this)
                .map(this::reply);
    }

    @Override
    public byte[] filed(FilingRecord filing, List<FilingWarning> warnings) {
        Output output = call.output();
        output.node("result").text("trt_dcla_detl_sn", filing.filing().filingId());
        String warning = warnings.isEmpty()
                ? ""
                : Reply.numbered(
                        warnings.get(0).code().number(), warnings.get(0).code().chinese());
        String json = new String(output.toBytes(), StandardCharsets.UTF_8);
        return (json + "\n" + warning).getBytes(StandardCharsets.UTF_8);
    }

    private Reply reply(FilingOutcome outcome) {
        return outcome.fold(
                filed -> replayed(filed.answer()),
                reused -> Reply.refused(InterfaceError.MESSAGE_REUSED),
                rejected -> Reply.refused(rejected.reason()),
                refused -> Reply.refused(row.refusal(InterfaceError.UNKNOWN_CODE, disease)));
    }

    private static Reply replayed(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return Reply.stored(text.substring(0, end).getBytes(StandardCharsets.UTF_8), text.substring(end + 1));
    }
}
