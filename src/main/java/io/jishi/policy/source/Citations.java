package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Provenance;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The documents of a package and the headings of its law.md: a citation outside them is a fault. */
final class Citations {

    private final Map<String, String> titles = new HashMap<>();
    private final Set<String> headings = new HashSet<>();

    Citations(Fields documents, String law) {
        for (String key : documents.names()) {
            Fields document = documents.object(key);
            String title = document.text("title", 200);
            String number = document.optionalText("number", 100);
            document.text("date", 40);
            document.optionalText("publisher", 200);
            document.refuseUnknown();
            titles.put(key, number == null ? title : title + " (" + number + ")");
        }
        law.lines()
                .filter(line -> line.startsWith("## "))
                .forEach(line -> headings.add(line.substring(3).strip()));
    }

    /** Reads {@code source:} of a block or row. */
    Citation read(Fields holder, LocalDate versionFrom) {
        Fields source = holder.object("source");
        String document = source.text("document", 40);
        String article = source.text("article", 120);
        Provenance provenance = source.code(
                "provenance", Provenance.class, value -> value.name().toLowerCase(Locale.ROOT));
        source.optionalText("note", 1000);
        source.refuseUnknown();
        String title = titles.get(document);
        if (title == null && !document.isEmpty()) {
            source.fault("document", FieldFault.UNKNOWN_CODE, "not among the documents of the package");
        }
        if (title != null && !article.isEmpty() && !headings.contains(document + " " + article)) {
            source.fault(
                    "article",
                    FieldFault.UNKNOWN_CODE,
                    "law.md has no heading \"## " + document + " " + article + "\"");
        }
        return new Citation(title == null ? document : title, article, versionFrom, provenance);
    }
}
