package io.jishi.api.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.platform.document.JsonWriter;
import io.jishi.policy.model.Basis;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Content;
import io.jishi.policy.model.Provenance;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of content, as a member and in a list, since a parameter that is added tomorrow may use any of them. */
class ContentJsonTest {

    private static final List<Content> LEAVES = List.of(
            new Content.Amount(Fen.of(7_000_000)),
            new Content.Ratio(Rate.ofPercent(70)),
            new Content.Number("12"),
            new Content.Truth(false),
            new Content.Text("none"));

    @Test
    void everyKindIsWrittenAsAMember() {
        Map<String, Content> members = new LinkedHashMap<>();
        LEAVES.forEach(leaf -> members.put(leaf.getClass().getSimpleName(), leaf));
        assertEquals(
                "{\"content\":{\"Amount\":70000.00,\"Ratio\":0.7,\"Number\":12,\"Truth\":false,\"Text\":\"none\"}}",
                written(new Content.Group(members, null)));
    }

    @Test
    void everyKindIsWrittenInAList() {
        Content inner = new Content.Items(List.of(new Content.Number("1"), new Content.Group(Map.of(), null)));
        assertEquals("{\"content\":[70000.00,0.7,12,false,\"none\"]}", written(new Content.Items(LEAVES)));
        assertEquals("{\"content\":[[1,{}]]}", written(new Content.Items(List.of(inner))));
    }

    @Test
    void aGroupWithABasisOfItsOwnIsCited() {
        Citation citation = new Citation("S", "三", LocalDate.of(2019, 10, 1), Provenance.INTERPRETATION);
        assertEquals(
                "{\"content\":{\"citation\":{\"document\":\"S\",\"article\":\"三\",\"versionFrom\":\"2019-10-01\","
                        + "\"provenance\":\"interpretation\",\"note\":\"as read\"}}}",
                written(new Content.Group(Map.of(), new Basis(citation, "as read"))));
    }

    private static String written(Content content) {
        JsonWriter json = new JsonWriter().object();
        return new String(
                ContentJson.member(json, "content", content).endObject().toBytes(), StandardCharsets.UTF_8);
    }
}
