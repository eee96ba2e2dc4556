package io.jishi.api.policy;

import io.jishi.platform.document.JsonWriter;
import io.jishi.policy.model.Content;
import io.jishi.policy.reading.Difference;
import io.jishi.policy.reading.RulesInForce;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what differs, each side with its basis. */
final class DifferenceJson {

    private DifferenceJson() {}

    static byte[] write(RulesInForce base, RulesInForce other, List<Difference> differences) {
        JsonWriter json = new JsonWriter().object();
        side(json, "base", base);
        side(json, "other", other);
        json.list("differences");
        differences.forEach(difference -> write(json, difference));
        return json.endList().endObject().toBytes();
    }

    private static void side(JsonWriter json, String name, RulesInForce rules) {
        PackageListJson.head(json.object(name), rules.source())
                .text("date", rules.date().toString())
                .text("versionFrom", rules.version().inForce().from().toString());
        RulesJson.needs(json, rules.version()).endObject();
    }

    private static void write(JsonWriter json, Difference difference) {
        json.object()
                .text("parameter", difference.parameter())
                .text("zh", ParameterLabels.chinese(difference.parameter()))
                .text("unit", difference.unit());
        place(json, difference.place());
        json.text("change", difference.change().name());
        side(json, "base", difference.base());
        side(json, "other", difference.other());
        json.endObject();
    }

    private static void place(JsonWriter json, Difference.Place place) {
        json.text("list", place.list());
        Content key = place.key();
        if (key != null) {
            ContentJson.member(json, key instanceof Content.Group ? "when" : "name", key);
        }
        if (place.occurrence() > 1) {
            json.number("occurrence", place.occurrence());
        }
        json.text("member", place.member().isEmpty() ? null : place.member());
    }

    private static void side(JsonWriter json, String name, Difference.@Nullable Side side) {
        if (side == null) {
            return;
        }
        json.object(name);
        Content value = side.value();
        if (value == null) {
            json.truth("repealed", true);
        } else if (value instanceof Content.Group group) {
            ContentJson.member(json, "value", new Content.Group(group.members(), null));
        } else {
            ContentJson.member(json, "value", value);
        }
        ContentJson.citation(json, side.basis()).endObject();
    }
}
