package io.jishi.api.person;

import io.jishi.api.explanation.CitationsJson;
import io.jishi.eligibility.BenefitsFrom;
import io.jishi.eligibility.Gate;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.PersonEligibility;
import io.jishi.shared.reason.Reason;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes whether a person has benefits, gate by gate. */
final class EligibilityJson {

    private EligibilityJson() {}

    static Response response(PersonEligibility.Found found) {
        JsonWriter json = new JsonWriter()
                .object()
                .text("personId", found.question().personId())
                .text("scheme", found.question().scheme().name())
                .text("date", found.question().day().toString())
                .text("outcome", found.closed().isPresent() ? "NOT_ENTITLED" : "ENTITLED")
                .text("reason", found.closed().map(Reason::name).orElse(null));
        BenefitsFrom benefits = found.entitlement().benefits();
        if (benefits != null) {
            json.text("benefitsFrom", benefits.day().toString())
                    .text(
                            "exemption",
                            benefits.exemption() == null
                                    ? null
                                    : benefits.exemption().name())
                    .text("decidedBy", benefits.decidedBy().name());
        }
        json.list("gates");
        for (Gate gate : found.entitlement().gates()) {
            write(json, gate.name().name(), gate.closed());
            CitationsJson.write(json, gate.citations());
            json.endObject();
        }
        if (found.entitlement().closed().isEmpty()) {
            write(json, "POLICY", found.missing());
            CitationsJson.write(json, List.of());
            json.endObject();
        }
        json.endList();
        return Response.ok(json.endObject().toBytes(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static void write(JsonWriter json, String gate, @Nullable Reason closed) {
        json.object()
                .text("gate", gate)
                .truth("open", closed == null)
                .text("reason", closed == null ? null : closed.name());
    }
}
