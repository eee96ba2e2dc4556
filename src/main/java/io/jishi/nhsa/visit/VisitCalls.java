package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.shared.code.Scheme;
import io.smallrye.mutiny.Uni;
import java.time.LocalDateTime;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What the transactions about visits share. */
public final class VisitCalls {

    private VisitCalls() {}

    /** The visit that a row names, of the person that it names. */
    public static VisitReference visit(Call call, InputRow row) {
        return new VisitReference(call.id(row, "mdtrt_id"), call.id(row, "psn_no"), null, kind(call));
    }

    /** The visit that a row names, of the person and the scheme that it names. */
    public static VisitReference visitOfScheme(Call call, InputRow row) {
        return new VisitReference(call.id(row, "mdtrt_id"), call.id(row, "psn_no"), scheme(row), kind(call));
    }

    /** 22xx are about registrations, 23xx and 24xx about stays, and queries about both. */
    private static VisitReference.@Nullable Kind kind(Call call) {
        String number = call.table().number();
        if (number.startsWith("22")) {
            return VisitReference.Kind.REGISTRATION;
        }
        return number.startsWith("23") || number.startsWith("24") ? VisitReference.Kind.STAY : null;
    }

    /**
     * The scheme that a row names.
     *
     * @throws io.jishi.nhsa.error.InterfaceRefusal if it is not served here
     */
    public static Scheme scheme(InputRow row) {
        return WireCodes.scheme(row.text("insutype"))
                .orElseThrow(() -> row.refusal(InterfaceError.SCHEME_NOT_SERVED, "insutype"));
    }

    /**
     * A time that has come.
     *
     * @throws io.jishi.nhsa.error.InterfaceRefusal if it lies in the future
     */
    static LocalDateTime past(Call call, InputRow row, String field) {
        LocalDateTime time = row.time(field);
        if (time.toLocalDate().isAfter(call.time().toLocalDate())) {
            throw row.refusal(InterfaceError.IN_THE_FUTURE, field);
        }
        return time;
    }

    /** A step that needs the visit alone, and its reply. */
    static Uni<Reply> move(Call call, BiFunction<MessageKey, VisitReference, Uni<SettlementOutcome>> step) {
        InputRow row = call.input().row("data");
        VisitReference visit = visit(call, row);
        return step.apply(call.key(visit.region()), visit).map(outcome -> done(call, row, outcome, null));
    }

    /** The reply of a transaction that has no output. */
    static Reply done(Call call, InputRow row, SettlementOutcome outcome, @Nullable String dateField) {
        return new OutcomeReplies(
                        call, field -> dateField != null && field.equals("dischargedOn") ? row.place(dateField) : field)
                .of(outcome, changed -> Reply.done());
    }
}
