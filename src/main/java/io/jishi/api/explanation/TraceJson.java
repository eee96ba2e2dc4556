package io.jishi.api.explanation;

import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.platform.document.JsonWriter;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.List;
import java.util.Locale;

/** Writes a trace as JSON: step, citations, inputs, outcome, amount, and the steps below it. */
public final class TraceJson {

    private TraceJson() {}

    /** Writes the steps as a list member. */
    public static void write(JsonWriter json, String name, List<TraceStep> steps) {
        json.list(name);
        steps.forEach(step -> write(json, step));
        json.endList();
    }

    private static void write(JsonWriter json, TraceStep step) {
        json.object()
                .text("step", step.name().name())
                .text("zh", step.name().chinese())
                .text("en", step.name().english());
        json.text("outcome", step.outcome().name());
        Fen amount = step.amount();
        if (amount != null) {
            json.money("amount", amount);
        }
        json.list("inputs");
        step.inputs().forEach(input -> write(json, input));
        json.endList();
        json.list("citations");
        step.citations().forEach(citation -> write(json, citation));
        json.endList();
        if (!step.steps().isEmpty()) {
            write(json, "steps", step.steps());
        }
        json.endObject();
    }

    /** A list and not an object, since a rate in segments has several inputs of one name. */
    private static void write(JsonWriter json, TraceInput input) {
        json.object().text("name", input.name().field());
        if (input instanceof TraceInput.Amount amount) {
            json.money("value", amount.value());
        } else if (input instanceof TraceInput.Ratio ratio) {
            json.rate("value", ratio.value());
        } else if (input instanceof TraceInput.Count count) {
            json.number("value", count.value());
        } else if (input instanceof TraceInput.Code code) {
            json.text("value", code.value());
        } else {
            json.nothing("value");
        }
        json.endObject();
    }

    /** Writes a citation as an element of the open list. */
    public static void write(JsonWriter json, Citation citation) {
        json.object()
                .text("document", citation.document())
                .text("article", citation.article())
                .text("versionFrom", citation.versionFrom().toString())
                .text("provenance", citation.provenance().name().toLowerCase(Locale.ROOT))
                .endObject();
    }
}
