package io.jishi.api.settlement;

import io.jishi.api.explanation.TraceJson;
import io.jishi.benefit.statement.Language;
import io.jishi.benefit.statement.Statement;
import io.jishi.benefit.statement.StatementText;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.ExplainSettlement;
import io.jishi.settlement.model.Settlement;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Gives an explanation its form: JSON, or with {@code Accept: text/plain} the printed single-bill statement, in Chinese
 * unless English is asked for by {@code Accept-Language} or {@code ?lang=en}.
 */
final class StatementResponses {

    private StatementResponses() {}

    static Response of(ExplainSettlement.Explanation explanation, ContainerRequestContext request) {
        if (!wantsText(request)) {
            return Response.ok(json(explanation), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        String text = StatementText.render(statement(explanation), language(request));
        return Response.ok(text.getBytes(StandardCharsets.UTF_8), "text/plain;charset=utf-8")
                .build();
    }

    private static boolean wantsText(ContainerRequestContext request) {
        List<MediaType> accepted = request.getAcceptableMediaTypes();
        return !accepted.isEmpty()
                && accepted.get(0).isCompatible(MediaType.TEXT_PLAIN_TYPE)
                && !accepted.get(0).isWildcardType();
    }

    private static Language language(ContainerRequestContext request) {
        String asked = request.getUriInfo().getQueryParameters().getFirst("lang");
        if (asked != null) {
            return "en".equals(asked) ? Language.ENGLISH : Language.CHINESE;
        }
        List<Locale> locales = request.getAcceptableLanguages();
        boolean english = !locales.isEmpty() && "en".equals(locales.get(0).getLanguage());
        return english ? Language.ENGLISH : Language.CHINESE;
    }

    private static Statement statement(ExplainSettlement.Explanation explanation) {
        Settlement settlement = explanation.found().settlement();
        return new Statement(
                idOfExplained(settlement),
                explanation.found().visitNumber(),
                settlement.settledOn(),
                settlement.providerCode(),
                settlement.policy().hash(),
                settlement.undoes() ? settlement.settlementId() : settlement.undoneBy(),
                settlement.undoes() ? null : settlement.refersTo(),
                explanation.computed().amounts(),
                explanation.computed().trace());
    }

    /** What undoes a bill has the statement of that bill. */
    private static String idOfExplained(Settlement settlement) {
        String undone = settlement.undoes() ? settlement.refersTo() : null;
        return undone == null ? settlement.settlementId() : undone;
    }

    private static byte[] json(ExplainSettlement.Explanation explanation) {
        Settlement settlement = explanation.found().settlement();
        JsonWriter json = new JsonWriter().object();
        SettlementAnswersJson.write(json, settlement, explanation.found().visitNumber());
        json.truth("live", settlement.isLive()).text("undoneBy", settlement.undoneBy());
        json.list("filings");
        explanation.filingIds().forEach(json::item);
        json.endList();
        TraceJson.write(json, "trace", explanation.computed().trace());
        return json.endObject().toBytes();
    }
}
