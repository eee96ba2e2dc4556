package io.jishi.api.policy;

import io.jishi.platform.document.JsonWriter;
import io.jishi.policy.model.CitedDocument;
import io.jishi.policy.model.Content;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.Provision;
import io.jishi.policy.reading.RulesInForce;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Locale;

/** Writes the rules of a day: whose they are, how sure they are, each value with its basis, and the documents. */
final class RulesJson {

    private RulesJson() {}

    static byte[] write(RulesInForce rules, LocalDate asOf) {
        PolicyPackage found = rules.source();
        JsonWriter json = PackageListJson.head(new JsonWriter().object(), found)
                .text("description", found.text().description())
                .text("date", rules.date().toString())
                .text("asOf", asOf.toString());
        PackageListJson.daysUntilEnd(json, found, asOf);
        version(json, rules.version());
        json.object("provenance");
        rules.provenances()
                .forEach((provenance, count) -> json.number(provenance.name().toLowerCase(Locale.ROOT), count));
        json.endObject().list("values");
        rules.values().forEach(value -> value(json, value));
        json.endList().list("repealed");
        rules.repeals().forEach(repeal -> repeal(json, repeal));
        json.endList().list("documents");
        rules.documents().forEach(document -> document(json, document));
        return json.endList().endObject().toBytes();
    }

    private static void version(JsonWriter json, PolicyVersion version) {
        json.object("version");
        range(json, version.inForce()).endObject();
        texts(json, "counties", version.geography().counties());
        texts(json, "sameCountyPairs", version.geography().sameCountyPairs());
        needs(json, version);
    }

    /** Writes what a bill under this version needs to be told, and when its year begins. */
    static JsonWriter needs(JsonWriter json, PolicyVersion version) {
        json.list("providerNeeds");
        version.providerNeeds().stream().sorted().forEach(need -> json.item(need.field()));
        MonthDay start = version.yearStart();
        return json.endList().text("yearStart", start.toString().substring(2));
    }

    private static void texts(JsonWriter json, String name, Collection<String> texts) {
        json.list(name);
        texts.stream().sorted().forEach(json::item);
        json.endList();
    }

    private static JsonWriter range(JsonWriter json, DateRange range) {
        LocalDate until = range.until();
        return json.text("from", range.from().toString()).text("until", until == null ? null : until.toString());
    }

    private static void value(JsonWriter json, Provision value) {
        parameter(json.object(), value);
        Content content = value.content();
        if (content != null) {
            ContentJson.member(json, "content", content);
        }
        json.endObject();
    }

    private static void repeal(JsonWriter json, Provision repeal) {
        parameter(json.object(), repeal).endObject();
    }

    private static JsonWriter parameter(JsonWriter json, Provision provision) {
        json.text("parameter", provision.parameter())
                .text("zh", ParameterLabels.chinese(provision.parameter()))
                .text("unit", provision.unit())
                .text("description", provision.description());
        return ContentJson.citation(range(json, provision.inForce()), provision.basis());
    }

    private static void document(JsonWriter json, CitedDocument document) {
        json.object()
                .text("key", document.key())
                .text("document", document.citedAs())
                .text("title", document.title())
                .text("number", document.number())
                .text("publisher", document.publisher())
                .text("date", document.date())
                .endObject();
    }
}
