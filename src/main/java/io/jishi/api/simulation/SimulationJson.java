package io.jishi.api.simulation;

import io.jishi.api.explanation.AmountsJson;
import io.jishi.api.explanation.TraceJson;
import io.jishi.benefit.BenefitResult;
import io.jishi.platform.document.JsonWriter;
import io.jishi.shared.reason.Reason;
import io.jishi.simulation.SimulationCase;
import io.jishi.simulation.Simulator;
import java.util.List;

/** Writes the results of a simulation. */
final class SimulationJson {

    private SimulationJson() {}

    static byte[] write(List<SimulationCase> cases, Simulator simulator) {
        JsonWriter json = new JsonWriter().object().list("results");
        for (SimulationCase asked : cases) {
            json.object().text("id", asked.id());
            write(json, simulator.compute(asked));
            json.endObject();
        }
        return json.endList().endObject().toBytes();
    }

    private static void write(JsonWriter json, BenefitResult result) {
        result.fold(
                settled -> settled(json, settled),
                rejected -> rejected(json, rejected.reason()),
                needsReview -> rejected(json, needsReview.reason()).truth("needsReview", true));
    }

    private static JsonWriter settled(JsonWriter json, BenefitResult.Settled bill) {
        json.text("outcome", "SETTLED");
        AmountsJson.write(json, bill.amounts());
        json.list("flags");
        if (bill.paysNothing()) {
            json.item("PATIENT_PAYS_NOTHING");
        }
        json.endList();
        TraceJson.write(json, "trace", bill.trace());
        return json;
    }

    private static JsonWriter rejected(JsonWriter json, Reason reason) {
        return json.text("outcome", "REJECTED").text("reason", reason.name());
    }
}
