package io.jishi.api.policy;

import io.jishi.platform.document.JsonWriter;
import io.jishi.policy.model.Basis;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Content;
import java.util.Locale;

/** Writes what a block says: money in yuan with two digits, rates as plain decimals, the shape as in the package. */
final class ContentJson {

    private ContentJson() {}

    /** Writes a member. */
    static JsonWriter member(JsonWriter json, String name, Content content) {
        if (content instanceof Content.Group group) {
            return members(json.object(name), group).endObject();
        }
        if (content instanceof Content.Items items) {
            return items(json.list(name), items);
        }
        if (content instanceof Content.Amount amount) {
            return json.money(name, amount.value());
        }
        if (content instanceof Content.Ratio ratio) {
            return json.rate(name, ratio.value());
        }
        if (content instanceof Content.Number number) {
            return json.number(name, number.digits());
        }
        if (content instanceof Content.Truth truth) {
            return json.truth(name, truth.value());
        }
        return json.text(name, ((Content.Text) content).value());
    }

    private static JsonWriter item(JsonWriter json, Content content) {
        if (content instanceof Content.Group group) {
            return members(json.object(), group).endObject();
        }
        if (content instanceof Content.Items items) {
            return items(json.list(), items);
        }
        if (content instanceof Content.Amount amount) {
            return json.itemNumber(amount.value().toYuan());
        }
        if (content instanceof Content.Ratio ratio) {
            return json.itemNumber(ratio.value().toDecimal());
        }
        if (content instanceof Content.Number number) {
            return json.itemNumber(number.digits());
        }
        if (content instanceof Content.Truth truth) {
            return json.itemTruth(truth.value());
        }
        return json.item(((Content.Text) content).value());
    }

    private static JsonWriter items(JsonWriter json, Content.Items items) {
        items.items().forEach(each -> item(json, each));
        return json.endList();
    }

    private static JsonWriter members(JsonWriter json, Content.Group group) {
        group.members().forEach((name, content) -> member(json, name, content));
        Basis own = group.basis();
        return own == null ? json : citation(json, own);
    }

    /** Writes the basis as the member {@code citation}, in the words of the trace of a bill. */
    static JsonWriter citation(JsonWriter json, Basis basis) {
        Citation citation = basis.citation();
        return json.object("citation")
                .text("document", citation.document())
                .text("article", citation.article())
                .text("versionFrom", citation.versionFrom().toString())
                .text("provenance", citation.provenance().name().toLowerCase(Locale.ROOT))
                .text("note", basis.note())
                .endObject();
    }
}
