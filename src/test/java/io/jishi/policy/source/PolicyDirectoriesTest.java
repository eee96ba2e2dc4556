package io.jishi.policy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.policy.archive.PolicyRefused;
import io.jishi.support.LinfenPackage;
import io.jishi.support.SyntheticPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories with packages: what is found, what replaces what, and what is refused. */
class PolicyDirectoriesTest {

    @TempDir
    Path root;

    private final PackageFiles synthetic =
            SyntheticPackage.ofStays("{deductible: 100, rate: 0.5}", "100000").files();

    @Test
    void aPackageIsAddedToTheShippedOnes() throws IOException {
        write(root.resolve("990100/resident"), synthetic);
        List<LoadedPolicies.Loaded> loaded = load(root);
        assertEquals(PolicyFiles.bundled().size() + 1, loaded.size());
        assertTrue(loaded.stream().allMatch(LoadedPolicies.Loaded::served));
    }

    @Test
    void aDirectoryMayBeAPackageItself() throws IOException {
        write(root, synthetic);
        assertEquals(PolicyFiles.bundled().size() + 1, load(root).size());
    }

    @Test
    void aPackageTakesThePlaceOfTheShippedOneAndThatOneIsKept() throws IOException {
        PackageFiles linfen = LinfenPackage.files();
        write(
                root.resolve("linfen"),
                new PackageFiles("", linfen.policy() + "# changed\n", linfen.law(), linfen.cases()));
        List<LoadedPolicies.Loaded> all = load(root).stream()
                .filter(each -> each.compiled().identity().region().equals("141000"))
                .toList();
        assertEquals(2, all.size());
        assertFalse(all.get(0).served());
        assertTrue(all.get(1).served());
        LoadedPolicies policies = new LoadedPolicies(() -> Optional.of(List.of(root)));
        assertEquals(
                all.get(1).compiled().identity().hash(),
                policies.book().packages().stream()
                        .map(each -> each.identity())
                        .filter(identity -> identity.region().equals("141000"))
                        .findFirst()
                        .orElseThrow()
                        .hash());
    }

    @Test
    void theLaterDirectoryWins() throws IOException {
        Path first = root.resolve("first");
        Path second = root.resolve("second");
        write(first.resolve("a"), synthetic);
        write(
                second.resolve("a"),
                new PackageFiles("", synthetic.policy() + "# later\n", synthetic.law(), synthetic.cases()));
        List<LoadedPolicies.Loaded> served = LoadedPolicies.read(List.of(first, second));
        assertTrue(served.stream()
                .anyMatch(each -> each.files().name().equals(second.resolve("a").toString())));
        assertFalse(served.stream()
                .anyMatch(each -> each.files().name().equals(first.resolve("a").toString())));
    }

    @Test
    void olderStatesOfMountedConfigurationAreLeftOut() throws IOException {
        write(root.resolve("..2026_01_01/990100"), synthetic);
        write(root.resolve("990100"), synthetic);
        assertEquals(PolicyFiles.bundled().size() + 1, load(root).size());
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path missing = root.resolve("missing");
        assertEquals(List.of(missing + ": there is no such directory"), refused(missing));
        Path empty = Files.createDirectory(root.resolve("empty"));
        assertEquals(
                List.of(empty + ": it holds no package; a package is a folder with a policy.yaml"), refused(empty));
        Path half = root.resolve("half");
        write(half, synthetic);
        Files.delete(half.resolve("law.md"));
        assertTrue(refused(half).contains(half.resolve("law.md") + ": the file is missing"));
    }

    @Test
    void twoPackagesOfOneRegionInOneDirectoryAreRefused() throws IOException {
        write(root.resolve("a"), synthetic);
        write(root.resolve("b"), synthetic);
        assertEquals(
                List.of(root.resolve("b") + ": " + root.resolve("a") + " is a package of the same region and scheme"),
                refused(root));
    }

    @Test
    void aCountyOfTwoRegionsIsRefused() throws IOException {
        String policy = synthetic.policy().replace("990102", "141024");
        write(root, new PackageFiles("", policy, synthetic.law(), synthetic.cases()));
        assertEquals(List.of(root + ": county 141024 belongs to policies/141000/resident already"), refused(root));
    }

    @Test
    void everyFaultIsNamedWithItsFile() throws IOException {
        String policy = synthetic.policy().replace("rate: 0.5", "rate: 1.5").replace("unit: yuan", "unit: fen");
        write(root.resolve("x"), new PackageFiles("", policy, synthetic.law(), synthetic.cases()));
        String at = root.resolve("x") + "/policy.yaml: parameters.inpatient.";
        assertEquals(
                List.of(
                        at + "terms.values.2020-01-01.rows[0].rate is too large",
                        at + "annualCeiling.unit is not a known code: this parameter is given in yuan"),
                refused(root));
    }

    private static void write(Path folder, PackageFiles files) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("policy.yaml"), files.policy());
        Files.writeString(folder.resolve("law.md"), files.law());
        Files.writeString(folder.resolve("cases.yaml"), files.cases());
    }

    private static List<LoadedPolicies.Loaded> load(Path directory) {
        return new LoadedPolicies(() -> Optional.of(List.of(directory))).loaded();
    }

    private static List<String> refused(Path directory) {
        return assertThrows(PolicyRefused.class, () -> load(directory)).reasons();
    }
}
