package io.jishi.api.explanation;

import io.jishi.platform.document.JsonWriter;
import io.jishi.policy.model.Citation;
import java.util.List;
import java.util.Locale;

/** Writes what something rests on: document, article, first day and provenance of each value. */
public final class CitationsJson {

    private CitationsJson() {}

    /** Writes the citations as the member {@code citations} of the open object. */
    public static void write(JsonWriter json, List<Citation> citations) {
        json.list("citations");
        citations.forEach(citation -> json.object()
                .text("document", citation.document())
                .text("article", citation.article())
                .text("versionFrom", citation.versionFrom().toString())
                .text("provenance", citation.provenance().name().toLowerCase(Locale.ROOT))
                .endObject());
        json.endList();
    }
}
