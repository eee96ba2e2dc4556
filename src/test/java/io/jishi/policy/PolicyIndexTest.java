package io.jishi.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index names every package that is there: a class path cannot be listed, so a folder could be forgotten. */
class PolicyIndexTest {

    private static final Path POLICIES = Path.of("src/main/resources/policies");

    @Test
    void everyPackageIsInTheIndexAndNoOther() throws IOException {
        try (Stream<Path> files = Files.walk(POLICIES)) {
            Set<String> folders = files.filter(path -> path.endsWith("policy.yaml"))
                    .map(path -> POLICIES.relativize(path.getParent()).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(folders, new TreeSet<>(Files.readAllLines(POLICIES.resolve("index"))));
        }
    }
}
