package io.jishi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jishi.api.problem.ProblemCode;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Node;
import io.jishi.shared.reason.Reason;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The written contract and the code say the same: paths, methods, and every number of every list. */
class ContractTest {

    private static final java.nio.file.Path OPENAPI = java.nio.file.Path.of("src/main/resources/openapi/openapi.yaml");
    private static final java.nio.file.Path ERRORS = java.nio.file.Path.of("docs/reference/errors.md");

    @Test
    void everyOperationOfTheContractIsServedAndNoOther() throws Exception {
        assertEquals(written(), served());
    }

    private static Set<String> written() throws Exception {
        Set<String> operations = new TreeSet<>();
        Node paths =
                members(DocumentReader.readYaml(Files.readAllBytes(OPENAPI))).get("paths");
        members(paths)
                .forEach((path, item) -> members(item).keySet().stream()
                        .filter(name ->
                                Set.of("get", "post", "put", "delete", "patch").contains(name))
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    private static Map<String, Node> members(@Nullable Node node) {
        return assertInstanceOf(Node.Members.class, node).members();
    }

    private static Set<String> served() {
        Set<String> operations = new TreeSet<>();
        for (JavaClass resource : new ClassFileImporter().importPackages("io.jishi.api")) {
            if (resource.isAnnotatedWith(Path.class)) {
                String root = resource.getAnnotationOfType(Path.class).value();
                for (JavaMethod method : resource.getMethods()) {
                    String path = method.isAnnotatedWith(Path.class)
                            ? root + method.getAnnotationOfType(Path.class).value()
                            : root;
                    if (method.isAnnotatedWith(GET.class)) {
                        operations.add("GET " + path);
                    } else if (method.isAnnotatedWith(POST.class)) {
                        operations.add("POST " + path);
                    } else if (method.isAnnotatedWith(DELETE.class)) {
                        operations.add("DELETE " + path);
                    }
                }
            }
        }
        return operations;
    }

    @Test
    void everyNumberIsDocumentedWithItsName() throws IOException {
        String page = Files.readString(ERRORS);
        Stream<String> rows = Stream.of(
                        Arrays.stream(ProblemCode.values()).map(code -> row(code.number(), code.name())),
                        Arrays.stream(FieldFault.values()).map(fault -> row(fault.number(), fault.name())),
                        Arrays.stream(Reason.values()).map(reason -> row(reason.number(), reason.name())))
                .flatMap(stream -> stream);
        rows.forEach(row -> assertTrue(page.contains(row), row));
    }

    @Test
    void everyCodeOfATraceAndEveryReasonIsInTheContractOnce() throws Exception {
        Map<String, Node> schemas = members(members(members(DocumentReader.readYaml(Files.readAllBytes(OPENAPI)))
                        .get("components"))
                .get("schemas"));
        Map<String, Node> step = members(members(schemas.get("TraceStep")).get("properties"));
        assertEquals(names(StepName.values()), texts(members(step.get("step")).get("enum")));
        assertEquals(
                names(StepOutcome.values()), texts(members(step.get("outcome")).get("enum")));
        assertEquals(
                names(Reason.values()), texts(members(schemas.get("Reason")).get("enum")));
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }

    private static List<String> texts(@Nullable Node node) {
        return assertInstanceOf(Node.Items.class, node).items().stream()
                .map(item -> assertInstanceOf(Node.Text.class, item).value())
                .toList();
    }

    @Test
    void noNumberIsUsedTwice() {
        long numbers = Stream.of(
                        Arrays.stream(ProblemCode.values()).map(ProblemCode::number),
                        Arrays.stream(FieldFault.values()).map(FieldFault::number),
                        Arrays.stream(Reason.values()).map(Reason::number))
                .flatMap(stream -> stream)
                .distinct()
                .count();
        assertEquals(ProblemCode.values().length + FieldFault.values().length + Reason.values().length, numbers);
    }

    private static String row(int number, String name) {
        return "| " + number + " | " + name + " |";
    }
}
