package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.Basis;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.CitedDocument;
import io.jishi.policy.model.Provenance;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents of a package and the headings of its law.md: a citation outside them is a fault. */
final class Citations {

    private final Map<String, CitedDocument> documents = new LinkedHashMap<>();
    private final Map<String, Basis> bases = new HashMap<>();
    private final Set<String> headings = new HashSet<>();

    Citations(Fields documents, String law) {
        for (String key : documents.names()) {
            Fields document = documents.object(key);
            String title = document.text("title", 200);
            String number = document.optionalText("number", 100);
            String date = document.text("date", 40);
            String publisher = document.optionalText("publisher", 200);
            document.refuseUnknown();
            this.documents.put(key, new CitedDocument(key, title, number, publisher, date));
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
        String note = source.optionalText("note", 1000);
        source.refuseUnknown();
        CitedDocument known = documents.get(document);
        if (known == null && !document.isEmpty()) {
            source.fault("document", FieldFault.UNKNOWN_CODE, "not among the documents of the package");
        }
        if (known != null && !article.isEmpty() && !headings.contains(document + " " + article)) {
            source.fault(
                    "article",
                    FieldFault.UNKNOWN_CODE,
                    "law.md has no heading \"## " + document + " " + article + "\"");
        }
        Citation citation = new Citation(known == null ? document : known.citedAs(), article, versionFrom, provenance);
        bases.put(holder.path(), new Basis(citation, note));
        return citation;
    }

    /** The basis that was read at a path; null if the block or row there has none of its own. */
    @Nullable
    Basis at(String path) {
        return bases.get(path);
    }

    /** The documents, in the order of the file. */
    List<CitedDocument> documents() {
        return List.copyOf(documents.values());
    }
}
