package io.jishi.api.settlement;

import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.SettlementDirectory;
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
        return Response.ok(json.endObject().toBytes(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
