package io.jishi.api.filing;

import io.jishi.api.explanation.CitationsJson;
import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingRecord;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.filing.FilingAnswers;
import io.jishi.settlement.filing.FilingView;
import io.jishi.settlement.filing.FilingWarning;
import io.jishi.settlement.filing.FindFilings;
import io.jishi.shared.code.Grade;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Filings in the form of REST v1. */
@ApplicationScoped
class FilingJson implements FilingAnswers {

    @Override
    public byte[] filed(FilingRecord filing, List<FilingWarning> warnings) {
        JsonWriter json = new JsonWriter().object();
        write(json, new FilingView(filing, List.of(), false)).list("warnings");
        warnings.forEach(warning -> write(json, warning));
        return json.endList().endObject().toBytes();
    }

    static byte[] of(FilingView view) {
        return write(new JsonWriter().object(), view).endObject().toBytes();
    }

    static byte[] of(String personId, FindFilings.Page page) {
        JsonWriter json = new JsonWriter().object().text("personId", personId).list("filings");
        page.filings().forEach(view -> write(json.object(), view).endObject());
        return json.endList().truth("more", page.more()).endObject().toBytes();
    }

    private static JsonWriter write(JsonWriter json, FilingView view) {
        FilingRecord filed = view.filing();
        Filing filing = filed.filing();
        LocalDate until = filing.valid().until();
        Instant withdrawnAt = filed.withdrawnAt();
        json.text("filingId", filing.filingId())
                .text("region", filed.region())
                .text("personId", filed.personId())
                .text("kind", filing.kind().name())
                .text("disease", filing.disease())
                .text("channel", filed.channel().name())
                .text("treatmentRegion", filing.treatmentRegion())
                .text("providerCode", filing.providerCode())
                .text("validFrom", filing.valid().from().toString())
                .text("validUntil", until == null ? null : until.toString())
                .text("filedBy", filed.filedBy())
                .text("filedAt", filed.filedAt().toString())
                .text("withdrawnAt", withdrawnAt == null ? null : withdrawnAt.toString())
                .list("usedBy");
        view.usedBy().forEach(json::item);
        return json.endList().truth("moreUses", view.moreUses());
    }

    private static void write(JsonWriter json, FilingWarning warning) {
        Grade grade = warning.grade();
        json.object()
                .number("code", warning.code().number())
                .text("name", warning.code().name())
                .text("en", warning.code().english())
                .text("zh", warning.code().chinese())
                .text("grade", grade == null ? null : grade.code())
                .text("minimumGrade", warning.minimumGrade().code());
        CitationsJson.write(json, List.of(warning.citation()));
        json.endObject();
    }
}
