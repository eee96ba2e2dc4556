package io.jishi.policy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Node;
import io.jishi.platform.document.Readings;
import io.jishi.policy.model.Content;
import io.jishi.policy.model.Provision;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A parameter that no package has yet, read by a reader of its own: the copy needs no further code for it. */
class TranscriptTest {

    private static final String POLICY = """
            documents:
              D: {title: Notice, number: No. 7, date: "2020"}
            parameters:
              newTable:
                unit: limit yuan, share ratio, months
                description: something new
                values:
                  2020-01-01:
                    source: {document: D, article: "1", provenance: document, note: as printed}
                    months: 6.0
                    limit: 500
                    shares: [{share: 0.50}, {share: 1, source: {document: D, article: "2", provenance: published}}]
                    codes: [A, B]
                    strict: true
                    left: null
                  2021-01-01:
                    repealed: true
                    source: {document: D, article: "2", provenance: document}
            """;

    private final Faults faults = new Faults();

    @Test
    void whatIsReadIsCopiedInTheFormInWhichItWasRead() throws MalformedDocument {
        List<Provision> provisions = provisions();
        assertEquals(List.of(), faults.found());
        Provision first = provisions.get(0);
        assertEquals("newTable", first.parameter());
        assertEquals("limit yuan, share ratio, months", first.unit());
        assertEquals("something new", first.description());
        assertEquals("as printed", first.basis().note());
        assertEquals("Notice (No. 7)", first.basis().citation().document());
        assertEquals(LocalDate.of(2021, 1, 1), first.inForce().until());
        Map<String, Content> members = Objects.requireNonNull(first.content()).members();
        assertEquals(List.of("months", "limit", "shares", "codes", "strict"), List.copyOf(members.keySet()));
        assertEquals(new Content.Number("6"), members.get("months"));
        assertEquals(new Content.Amount(Fen.of(50_000)), members.get("limit"));
        assertEquals(new Content.Truth(true), members.get("strict"));
        assertEquals(new Content.Items(List.of(new Content.Text("A"), new Content.Text("B"))), members.get("codes"));
        List<Content> shares = ((Content.Items) Objects.requireNonNull(members.get("shares"))).items();
        assertEquals(new Content.Group(Map.of("share", new Content.Ratio(Rate.ofPercent(50))), null), shares.get(0));
        Content.Group cited = (Content.Group) shares.get(1);
        assertEquals(Map.of("share", new Content.Ratio(Rate.FULL)), cited.members());
        assertEquals("2", Objects.requireNonNull(cited.basis()).citation().article());
    }

    @Test
    void aRepealHasABasisAndNoContent() throws MalformedDocument {
        Provision repeal = provisions().get(1);
        assertTrue(repeal.isRepeal());
        assertNull(repeal.content());
        assertEquals("2", repeal.basis().citation().article());
        assertEquals(LocalDate.of(2022, 1, 1), repeal.inForce().until());
    }

    private List<Provision> provisions() throws MalformedDocument {
        Node document = DocumentReader.readYaml(POLICY.getBytes(StandardCharsets.UTF_8));
        Readings readings = new Readings();
        Fields fields = Fields.noting(readings, document, faults);
        Citations citations = new Citations(fields.object("documents"), "## D 1\n## D 2\n");
        ParameterReader reader = new ParameterReader(
                fields.object("parameters"), citations, LocalDate.of(2020, 1, 1), LocalDate.of(2022, 1, 1));
        reader.read("newTable", "limit yuan, share ratio, months", (block, citation) -> {
            block.money("limit");
            block.truth("strict", false);
            block.texts("codes", 9);
            block.optional("months");
            block.optional("left");
            for (Fields share : block.objects("shares", 9)) {
                share.rate("share");
                if (share.has("source")) {
                    citations.read(share, citation.versionFrom());
                }
                share.refuseUnknown();
            }
            return "read";
        });
        return reader.provisions(new Transcript(readings, citations));
    }
}
