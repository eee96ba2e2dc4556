package io.jishi.api.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.jishi.platform.admission.Priority;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestPrioritiesTest {

    private static final Set<String> METHODS = Set.of("get", "post", "delete");

    /** Every operation of the contract is here: one that is added has to be put somewhere. */
    @Test
    void everyOperationHasItsClass() throws Exception {
        Map<Priority, Set<String>> found = new EnumMap<>(Priority.class);
        Node document = DocumentReader.readYaml(Files.readAllBytes(Path.of("src/main/resources/openapi/openapi.yaml")));
        members(Objects.requireNonNull(members(document).get("paths")))
                .forEach((path, item) -> members(item).keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .forEach(method -> found.computeIfAbsent(
                                        RestPriorities.of(method, path.replaceAll("\\{[^}]*}", "x")),
                                        unused -> new TreeSet<>())
                                .add(method + " " + path)));
        Map<Priority, Set<String>> expected = new EnumMap<>(Priority.class);
        expected.put(
                Priority.OUTCOME,
                Set.of(
                        "GET /v1/outcomes/{region}/{provider}/{transaction}/{messageId}",
                        "POST /v1/reversals",
                        "POST /v1/settlements/{id}/cancellation"));
        expected.put(
                Priority.SETTLE,
                Set.of(
                        "POST /v1/settlements",
                        "POST /v1/settlements/{id}/supplements",
                        "POST /v1/visits",
                        "POST /v1/visits/{id}/discharge",
                        "POST /v1/visits/{id}/discharge/withdrawal",
                        "POST /v1/visits/{id}/lines",
                        "POST /v1/visits/{id}/lines/withdrawal",
                        "POST /v1/visits/{id}/settlement",
                        "POST /v1/visits/{id}/withdrawal"));
        expected.put(
                Priority.PRESETTLE, Set.of("POST /v1/settlements/preview", "POST /v1/visits/{id}/settlement/preview"));
        expected.put(
                Priority.READ,
                Set.of(
                        "DELETE /v1/filings/{id}",
                        "GET /v1/filings",
                        "GET /v1/filings/{id}",
                        "GET /v1/persons/{id}/accumulators",
                        "GET /v1/persons/{id}/eligibility",
                        "GET /v1/policies",
                        "GET /v1/policies/difference",
                        "GET /v1/settlements/{id}",
                        "GET /v1/settlements/{id}/explanation",
                        "GET /v1/visits/{id}",
                        "POST /v1/filings",
                        "POST /v1/simulations"));
        assertEquals(expected, found);
    }

    private static Map<String, Node> members(@Nullable Node node) {
        return assertInstanceOf(Node.Members.class, node).members();
    }

    @Test
    void whatIsNotThereIsARead() {
        assertEquals(Priority.READ, RestPriorities.of("POST", "/v1/nothing"));
        assertEquals(Priority.READ, RestPriorities.of("PUT", "/v1/settlements"));
        assertEquals(Priority.READ, RestPriorities.of("GET", "/v1/outcomes"));
    }
}
