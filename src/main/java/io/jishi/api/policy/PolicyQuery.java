package io.jishi.api.policy;

import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.Node;
import io.jishi.policy.reading.PolicyReading.Question;
import io.jishi.shared.code.Scheme;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read as strictly as a body: a parameter that is not known is refused, and so is
 * one that is given twice. No date has a default, since "today" would make the same address answer differently.
 */
final class PolicyQuery {

    private final Map<String, Node> parameters;
    private final Fields fields;

    private PolicyQuery(Map<String, Node> parameters, Fields fields) {
        this.parameters = parameters;
        this.fields = fields;
    }

    /** One set of rules; days are counted from {@code asOf}. */
    record One(Question question, LocalDate asOf) {}

    /** Two sets of rules. */
    record Two(Question base, Question other) {}

    /** All packages; days are counted if there is a day to count from. */
    record List(@Nullable LocalDate asOf) {}

    static PolicyQuery of(UriInfo address, Faults faults) {
        Map<String, Node> parameters = new LinkedHashMap<>();
        new TreeMap<>(address.getQueryParameters()).forEach((name, values) -> {
            parameters.put(name, new Node.Text(values.get(0)));
            if (values.size() > 1) {
                faults.add(name, FieldFault.REPEATED);
            }
        });
        return new PolicyQuery(parameters, Fields.of("", new Node.Members(parameters), faults));
    }

    /** Whether the request asks for no region, date or scheme. */
    boolean isEmptyButFor(String name) {
        return parameters.isEmpty() || (parameters.size() == 1 && parameters.containsKey(name));
    }

    List list() {
        List list = new List(fields.optionalDate("asOf"));
        fields.refuseUnknown();
        return list;
    }

    One one() {
        Question question = new Question(fields.regionCode("region"), scheme(), fields.date("date"));
        LocalDate asOf = fields.optionalDate("asOf");
        fields.refuseUnknown();
        return new One(question, asOf == null ? question.date() : asOf);
    }

    Two two() {
        Question base = new Question(fields.regionCode("region"), scheme(), fields.date("date"));
        String region = fields.has("otherRegion") ? fields.regionCode("otherRegion") : base.region();
        LocalDate date = fields.optionalDate("otherDate");
        Two two = new Two(base, new Question(region, base.scheme(), date == null ? base.date() : date));
        fields.refuseUnknown();
        return two;
    }

    private Scheme scheme() {
        Scheme scheme = fields.optionalCode("scheme", Scheme.class, Enum::name);
        return scheme == null ? Scheme.RESIDENT : scheme;
    }
}
