package io.jishi.api.visit;

import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.VisitResult;
import io.jishi.settlement.visit.FindVisit;
import io.jishi.visit.model.Visit;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Visits in the form of REST v1. */
final class VisitJson {

    private VisitJson() {}

    /** What a step came to. */
    static byte[] of(VisitResult result) {
        return write(new JsonWriter().object(), result.visit()).endObject().toBytes();
    }

    /** What an upload came to: each line with its split, in the order in which it was sent. */
    static byte[] ofLines(VisitResult result) {
        JsonWriter json = write(new JsonWriter().object(), result.visit()).list("lines");
        result.lines().forEach(line -> write(json.object(), line).endObject());
        return json.endList().endObject().toBytes();
    }

    /** A visit with its charges and live bills. */
    static byte[] of(FindVisit.View view) {
        Visit visit = view.visit();
        JsonWriter json = write(new JsonWriter().object(), visit)
                .text("settlementId", view.liveBills().get(visit.visitId()))
                .list("charges");
        for (Visit charge : view.charges()) {
            json.object()
                    .text("chargeId", charge.visitId())
                    .text("chargeBatch", charge.key().chargeBatch());
            sums(json, charge)
                    .text("settlementId", view.liveBills().get(charge.visitId()))
                    .endObject();
        }
        return json.endList().endObject().toBytes();
    }

    private static JsonWriter write(JsonWriter json, Visit visit) {
        Visit.Terms terms = visit.terms();
        LocalDate endedOn = terms.endedOn();
        Instant openedAt = visit.openedAt();
        json.text("visitId", visit.registrationId())
                .text("chargeId", ofCharge(visit, visit.visitId()))
                .text("chargeBatch", ofCharge(visit, visit.key().chargeBatch()))
                .text("visitNumber", visit.key().visitNumber())
                .text("personId", visit.personId())
                .text("scheme", terms.scheme().name())
                .text("careType", terms.careType().name())
                .text("disease", terms.disease())
                .text("admittedOn", terms.startedOn().toString())
                .text("dischargedOn", endedOn == null ? null : endedOn.toString())
                .text("state", visit.state().name())
                .text("openedAt", openedAt == null ? null : openedAt.toString());
        return sums(json, visit);
    }

    private static @Nullable String ofCharge(Visit visit, String value) {
        return visit.isCharge() ? value : null;
    }

    private static JsonWriter sums(JsonWriter json, Visit visit) {
        Visit.Sums sums = visit.sums();
        return json.number("lineCount", visit.lines().count())
                .object("sums")
                .money("total", sums.total())
                .money("nonCovered", sums.nonCovered())
                .money("overLimit", sums.overLimit())
                .money("upfrontSelfPay", sums.upfrontSelfPay())
                .money("classA", sums.eligibleClassA())
                .money("classB", sums.eligibleClassB())
                .endObject();
    }

    private static JsonWriter write(JsonWriter json, StoredLine line) {
        return json.text("serial", line.serial())
                .text("itemCode", line.split().line().itemCode())
                .text("class", line.split().parts().itemClass().name())
                .money("amount", line.split().parts().amount())
                .money("nonCovered", line.split().parts().nonCovered())
                .money("overLimit", line.split().parts().overLimit())
                .money("upfrontSelfPay", line.split().parts().upfrontSelfPay())
                .money("eligible", line.split().parts().eligible());
    }
}
