package io.jishi.api.settlement;

import io.jishi.api.explanation.AmountsJson;
import io.jishi.api.problem.Problem;
import io.jishi.benefit.SupplementCause;
import io.jishi.eligibility.Entitlement;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.SettlementAnswers;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.UnreferredAdvice;
import io.jishi.shared.reason.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The answers of REST v1. */
@ApplicationScoped
public class SettlementAnswersJson implements SettlementAnswers {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    @Override
    public Answer settled(Settlement settlement, String visitNumber, @Nullable UnreferredAdvice advice) {
        JsonWriter json = new JsonWriter().object();
        write(json, settlement, visitNumber);
        if (advice != null) {
            write(json, advice);
        }
        return new Answer(OK, json.endObject().toBytes());
    }

    /** Writes a settlement row as members of the open object. */
    static JsonWriter write(JsonWriter json, Settlement settlement, String visitNumber) {
        json.text("settlementId", settlement.settlementId())
                .text("kind", settlement.kind().name())
                .text("outcome", settlement.undoes() ? "CANCELLED" : "SETTLED")
                .text("refersTo", settlement.refersTo())
                .text("cause", nameOf(settlement.cause()))
                .text("visitId", settlement.visitId())
                .text("visitNumber", visitNumber)
                .text("personId", settlement.personId())
                .text("scheme", settlement.scheme().name())
                .text("careType", settlement.stored().facts().careType().name())
                .text("settledOn", settlement.settledOn().toString())
                .text("referral", settlement.stored().facts().referral().name())
                .object("amounts");
        AmountsJson.write(json, settlement.amounts()).endObject();
        json.list("flags");
        if (settlement.paysNothing()) {
            json.item("PATIENT_PAYS_NOTHING");
        }
        return json.endList()
                .object("policy")
                .text("region", settlement.region())
                .text("versionFrom", settlement.policy().from().toString())
                .text("hash", settlement.policy().hash())
                .number("engineVersion", settlement.policy().engineVersion())
                .endObject()
                .number("personSequence", settlement.personSequence())
                .text("settledAt", settlement.settledAt().toString())
                .text("explanation", "/v1/settlements/" + settlement.settlementId() + "/explanation");
    }

    private static @Nullable String nameOf(@Nullable SupplementCause cause) {
        return cause == null ? null : cause.name();
    }

    @Override
    public Answer supplemented(Settlement supplement, String visitNumber) {
        return new Answer(
                OK,
                write(new JsonWriter().object(), supplement, visitNumber)
                        .endObject()
                        .toBytes());
    }

    /** Writes what the missing filing costs. */
    static void write(JsonWriter json, UnreferredAdvice advice) {
        json.object("unreferred")
                .money("reduction", advice.reduction())
                .money("patientPaysMore", advice.patientPaysMore())
                .truth("filingNowRemovesIt", advice.filingNowRemovesIt())
                .text("en", english(advice))
                .text("zh", chinese(advice))
                .endObject();
    }

    private static String english(UnreferredAdvice advice) {
        String cost = "Without a filing the patient pays " + advice.patientPaysMore() + " yuan more.";
        return advice.filingNowRemovesIt()
                ? cost + " A filing made before the settlement removes it."
                : cost + " To remove it, cancel this settlement, file, and settle again.";
    }

    private static String chinese(UnreferredAdvice advice) {
        String cost = "未办理转诊备案,个人多负担 " + advice.patientPaysMore() + " 元。";
        return advice.filingNowRemovesIt() ? cost + "结算前补办备案即可免除。" : cost + "如需免除,请撤销本次结算,补办备案后重新结算。";
    }

    @Override
    public Answer cancelled(Settlement cancellation) {
        JsonWriter json = new JsonWriter()
                .object()
                .text("settlementId", cancellation.settlementId())
                .text("kind", cancellation.kind().name())
                .text("outcome", "CANCELLED")
                .text("refersTo", cancellation.refersTo())
                .text("visitId", cancellation.visitId())
                .text("personId", cancellation.personId())
                .object("amounts");
        AmountsJson.write(json, cancellation.amounts());
        return new Answer(
                OK,
                json.endObject()
                        .number("personSequence", cancellation.personSequence())
                        .text("settledAt", cancellation.settledAt().toString())
                        .endObject()
                        .toBytes());
    }

    @Override
    public Answer rejected(Reason reason, boolean needsReview, @Nullable String settlementId) {
        int status = reason == Reason.VISIT_ALREADY_SETTLED ? CONFLICT : UNPROCESSABLE;
        return new Answer(status, Problem.body(reason, status, needsReview, settlementId));
    }

    @Override
    public Answer ineligible(Entitlement entitlement, @Nullable String settlementId) {
        return new Answer(UNPROCESSABLE, Problem.body(entitlement, UNPROCESSABLE, settlementId));
    }
}
