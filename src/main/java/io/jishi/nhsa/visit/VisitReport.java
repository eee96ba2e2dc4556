package io.jishi.nhsa.visit;

import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.table.CheckedInput;
import io.jishi.nhsa.table.InputRow;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Node;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.shared.code.CareType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a report for later queries: every field that its table marks as stored, and a few that are used as
 * well.
 *
 * @param fields of the report, by their names
 * @param diagnoses each with its fields
 */
public record VisitReport(Map<String, String> fields, List<Map<String, String>> diagnoses) {

    private static final String DIAGNOSES = "diseinfo";

    /** Nothing on record. */
    public static final VisitReport NONE = new VisitReport(Map.of(), List.of());

    /** Copies its collections. */
    public VisitReport {
        fields = Map.copyOf(fields);
        diagnoses = List.copyOf(diagnoses);
    }

    /**
     * What an input reports.
     *
     * @param node of the report
     * @param more fields of it that are kept besides the stored ones
     */
    static VisitReport of(CheckedInput input, String node, boolean hasDiagnoses, String... more) {
        Map<String, String> fields = kept(input.row(node), more);
        List<Map<String, String>> diagnoses = new ArrayList<>();
        if (hasDiagnoses) {
            input.rows(DIAGNOSES).forEach(row -> diagnoses.add(kept(row)));
        }
        return new VisitReport(fields, diagnoses);
    }

    /** Everything that was reported of a visit as one report, the later report before the earlier. */
    public static VisitReport of(Map<VisitRecord.Kind, String> records) {
        VisitReport opening = parsed(records, VisitRecord.Kind.OPENING);
        VisitReport encounter = parsed(records, VisitRecord.Kind.ENCOUNTER);
        return parsed(records, VisitRecord.Kind.CLOSING).orElse(encounter.orElse(opening));
    }

    private static VisitReport parsed(Map<VisitRecord.Kind, String> records, VisitRecord.Kind kind) {
        String content = records.get(kind);
        return content == null ? NONE : parse(content);
    }

    /** The stored fields of a row, and more. */
    static Map<String, String> kept(InputRow row, String... more) {
        Map<String, String> fields = new LinkedHashMap<>(row.stored());
        for (String field : more) {
            fields.put(field, row.textOrEmpty(field));
        }
        return fields;
    }

    /** This report with one more field. */
    VisitReport with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(name, value);
        return new VisitReport(all, diagnoses);
    }

    /** A field; empty if it was not reported. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * The {@code med_type} of a bill, or of the visit: as it was reported, or the beginning of its list where the visit
     * came in by another interface, or where other care has been reported since the bill.
     */
    public String medType(CareType reportedCare, CareType care) {
        String reported = field("med_type");
        return reported.isEmpty() || reportedCare != care ? WireCodes.medType(care) : reported;
    }

    /** This report, with what another one says where this one says nothing. */
    public VisitReport orElse(VisitReport other) {
        Map<String, String> all = new LinkedHashMap<>(other.fields);
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                all.put(name, value);
            }
        });
        return new VisitReport(all, diagnoses.isEmpty() ? other.diagnoses : diagnoses);
    }

    /** As it is stored. */
    String content() {
        JsonWriter json = new JsonWriter().object();
        fields.keySet().stream().sorted().forEach(name -> json.text(name, fields.get(name)));
        json.list(DIAGNOSES);
        for (Map<String, String> diagnosis : diagnoses) {
            json.object();
            diagnosis.keySet().stream().sorted().forEach(name -> json.text(name, diagnosis.get(name)));
            json.endObject();
        }
        return new String(json.endList().endObject().toBytes(), StandardCharsets.UTF_8);
    }

    /**
     * A report as it was stored.
     *
     * @throws IllegalStateException if it is no report
     */
    public static VisitReport parse(String content) {
        try {
            Node node = DocumentReader.readJson(content.getBytes(StandardCharsets.UTF_8));
            if (!(node instanceof Node.Members report)) {
                throw new IllegalStateException("a stored report is no object");
            }
            List<Map<String, String>> diagnoses = new ArrayList<>();
            if (report.members().get(DIAGNOSES) instanceof Node.Items items) {
                items.items().forEach(item -> diagnoses.add(texts(item)));
            }
            return new VisitReport(texts(report), diagnoses);
        } catch (MalformedDocument malformed) {
            throw new IllegalStateException("a stored report cannot be read", malformed);
        }
    }

    private static Map<String, String> texts(Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof Node.Members members) {
            members.members().forEach((name, value) -> {
                if (value instanceof Node.Text text) {
                    texts.put(name, text.value());
                }
            });
        }
        return texts;
    }
}
