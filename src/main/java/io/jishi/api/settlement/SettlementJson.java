package io.jishi.api.settlement;

import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.model.Settlement;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Writes a settlement that is looked up: the row, and what has become of it since. */
final class SettlementJson {

    private SettlementJson() {}

    static Response response(SettlementDirectory.Found found) {
        JsonWriter json = new JsonWriter().object();
        SettlementAnswersJson.write(json, found.settlement(), found.visitNumber());
        json.truth("live", found.settlement().isLive())
                .text("undoneBy", found.settlement().undoneBy());
        if (found.settlement().kind() == Settlement.Kind.SETTLEMENT) {
            json.list("supplements");
            found.supplements().forEach(json::item);
            json.endList();
        }
        return Response.ok(json.endObject().toBytes(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
