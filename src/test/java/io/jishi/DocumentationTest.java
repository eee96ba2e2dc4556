package io.jishi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links lead somewhere, and every setting is documented. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Path CONFIGURATION = Path.of("docs/reference/configuration.md");

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        List<String> dead =
                pages().stream().flatMap(DocumentationTest::deadLinks).toList();
        assertEquals(List.of(), dead);
    }

    @Test
    void aDeadLinkIsNoticed() {
        assertEquals(List.of("README.md -> nowhere.md"), deadLinks(Path.of("README.md"), "[x](nowhere.md)"));
    }

    @Test
    void everySettingIsDocumented() throws IOException {
        String page = Files.readString(CONFIGURATION);
        List<String> keys = new ClassFileImporter()
                .importPackages("io.jishi").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .flatMap(DocumentationTest::keys)
                        .toList();
        assertFalse(keys.isEmpty());
        assertEquals(
                List.of(),
                keys.stream().filter(key -> !page.contains("`" + key + "`")).toList());
    }

    private static Stream<String> keys(JavaClass type) {
        String prefix = type.getAnnotationOfType(ConfigMapping.class).prefix();
        return type.getMethods().stream()
                .map(method -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .map(name -> prefix + "." + name);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> top = Files.list(Path.of("."))) {
            return Stream.concat(docs, top)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Stream<String> deadLinks(Path page) {
        try {
            return deadLinks(page, Files.readString(page)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> deadLinks(Path page, String text) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(link -> link.replaceAll("^\\]\\(|(#.*)?\\)$", ""))
                .filter(link -> !link.contains("://"))
                .filter(link -> !Files.exists(page.resolveSibling(link)))
                .map(link -> page + " -> " + link)
                .toList();
    }
}
