package io.jishi.nhsa.person;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.settlement.CheckEntitlement;
import io.jishi.settlement.CheckEntitlement.Found;
import io.jishi.settlement.CheckEntitlement.Question;
import io.jishi.settlement.model.Gates;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 2001 人员待遇享受检查: the gates of a settlement on the day of {@code begntime}, for the pooling fund of the scheme. */
@ApplicationScoped
class QueryEntitlement implements Transaction {

    private static final String FUND = "01";

    private final CheckEntitlement entitlement;

    QueryEntitlement(CheckEntitlement entitlement) {
        this.entitlement = entitlement;
    }

    @Override
    public String number() {
        return "2001";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        String personId = call.id(row, "psn_no");
        String region = TimeOrderedId.regionOf(personId);
        Gates.Care care = care(call, row, region);
        if (!row.text("fixmedins_code").equals(call.institution())) {
            throw InterfaceRefusal.of(InterfaceError.INSTITUTION_NOT_THE_CALLER, row.place("fixmedins_code"));
        }
        Optional<Scheme> scheme = WireCodes.scheme(row.text("insutype"));
        if (scheme.isEmpty()) {
            return Uni.createFrom().item(Reply.refused(Reason.SCHEME_NOT_SERVED));
        }
        Question question = new Question(region, personId, scheme.get(), call.institution(), care);
        return entitlement.find(question).map(found -> Reply.of(output(call, question, found)));
    }

    private static Gates.Care care(Call call, InputRow row, String region) {
        CareType type = call.careType(row, "med_type", region);
        @Nullable String code = row.optionalText("dise_codg");
        if (type == CareType.OUTPATIENT_CHRONIC && code == null) {
            throw row.refusal(InterfaceError.FIELD_MISSING, "dise_codg");
        }
        return new Gates.Care(
                type,
                code == null ? null : call.codes().disease(region, code),
                row.time("begntime").toLocalDate());
    }

    private static Output output(Call call, Question question, Found found) {
        Output output = call.output();
        Reason closed = found.closed();
        output.row("trtinfo")
                .text("psn_no", question.personId())
                .text("trt_chk_type", FUND)
                .text("fund_pay_type", WireCodes.poolingFund(question.scheme()))
                .flag("trt_enjymnt_flag", closed == null)
                .date("begndate", found.from() == null ? question.care().day() : found.from())
                .text("trt_chk_rslt", closed == null ? "" : Reply.numbered(closed.number(), closed.chinese()));
        return output;
    }
}
