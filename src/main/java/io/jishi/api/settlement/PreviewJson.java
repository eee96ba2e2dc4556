package io.jishi.api.settlement;

import io.jishi.api.explanation.AmountsJson;
import io.jishi.api.explanation.TraceJson;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.PreviewSettlement;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Writes previews. */
public final class PreviewJson {

    private PreviewJson() {}

    /** A preview, or why a settlement would be refused. */
    public static Response response(PreviewSettlement.Preview preview) {
        return preview.fold(
                PreviewJson::bill,
                rejected -> OutcomeResponses.rejected(rejected.reason(), rejected.needsReview()),
                ineligible -> OutcomeResponses.ineligible(ineligible.entitlement()),
                refused -> OutcomeResponses.refused(refused.fault()));
    }

    private static Response bill(PreviewSettlement.Preview.Bill preview) {
        JsonWriter json = new JsonWriter()
                .object()
                .text("outcome", "PREVIEW")
                .text("referral", preview.bill().facts().referral().name())
                .object("amounts");
        AmountsJson.write(json, preview.settled().amounts()).endObject();
        json.list("flags");
        if (preview.settled().paysNothing()) {
            json.item("PATIENT_PAYS_NOTHING");
        }
        json.endList();
        preview.bill().advice(true).ifPresent(advice -> SettlementAnswersJson.write(json, advice));
        TraceJson.write(json, "trace", preview.settled().trace());
        return Response.ok(json.endObject().toBytes(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
