package io.jishi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every guarantee of the page is proved by a test that is there. */
class GuaranteesTest {

    private static final Path PAGE = Path.of("docs/reference/guarantees.md");
    private static final Path FOLDER = Path.of("docs/reference");

    /** The failures that hospitals and operators meet; a row that is gone would be missed by nobody else. */
    private static final int FAILURES = 17;

    private static final int OPERATIONS = 11;

    @Test
    void everyCellLeadsToAGuaranteeAndEveryGuaranteeToATest() throws IOException {
        GuaranteePage page = GuaranteePage.of(PAGE);
        assertEquals(List.of(), page.faults());
        assertEquals(FAILURES + 1, page.table().size());
        assertEquals(OPERATIONS + 1, page.table().get(0).size());
    }

    @Test
    void aPageThatHoldsHasNoFaults() {
        assertEquals(List.of(), faultsOf("[x](#once)", "[GuaranteesTest#aPageThatHoldsHasNoFaults](%s)"));
        assertEquals(
                List.of(),
                faultsOf(
                        "[x](#once)",
                        "[scenario clock](../../src/test/java/io/jishi/faults/GatewayScenarios.java) and"
                                + " [GuaranteesTest#aPageThatHoldsHasNoFaults](%s)"));
    }

    @Test
    void anEmptyCellIsNoticed() {
        assertEquals(
                List.of("it breaks x settle: promises nothing"),
                faultsOf("", "[GuaranteesTest#aPageThatHoldsHasNoFaults](%s)"));
        assertEquals(
                List.of("it breaks x settle: promises nothing"),
                faultsOf("all is well", "[GuaranteesTest#aPageThatHoldsHasNoFaults](%s)"));
    }

    @Test
    void aCellThatLeadsNowhereIsNoticed() {
        assertEquals(
                List.of("it breaks x settle: there is no guarantee #twice"),
                faultsOf("[x](#twice)", "[GuaranteesTest#aPageThatHoldsHasNoFaults](%s)"));
    }

    @Test
    void aGuaranteeWithoutAProofIsNoticed() {
        assertEquals(List.of("once: nothing proves it"), faultsOf("[x](#once)", "It is so."));
    }

    @Test
    void aDeadLinkIsNoticed() {
        assertEquals(
                List.of("once: there is no file src/test/java/io/jishi/NowhereTest.java"),
                faultsOf("[x](#once)", "[NowhereTest#a](../../src/test/java/io/jishi/NowhereTest.java)"));
        assertEquals(
                List.of("once: src/test/java/io/jishi/GuaranteesTest.java has no test nothing"),
                faultsOf("[x](#once)", "[GuaranteesTest#nothing](%s)"));
        assertEquals(
                List.of("once: OtherTest#a is not the name of a test in src/test/java/io/jishi/GuaranteesTest.java"),
                faultsOf("[x](#once)", "[OtherTest#a](%s)"));
        assertEquals(
                List.of("once: src/test/java/io/jishi/GuaranteesTest.java has no scenario of-nobody"),
                faultsOf("[x](#once)", "[scenario of-nobody](%s)"));
    }

    /** A method that is there and is no test proves nothing. */
    @Test
    void aMethodThatIsNoTestIsNoticed() {
        assertEquals(
                List.of("once: src/test/java/io/jishi/GuaranteesTest.java has no test faultsOf"),
                faultsOf("[x](#once)", "[GuaranteesTest#faultsOf](%s)"));
    }

    @Test
    void aRowThatIsTooShortIsNoticed() {
        String page = "| failure | settle | cancel |\n|---|---|---|\n| it breaks | [x](#once) |\n\n## once\n\n"
                + "[GuaranteesTest#aDeadLinkIsNoticed](../../src/test/java/io/jishi/GuaranteesTest.java)\n";
        assertEquals(List.of("it breaks: 2 cells, not 3"), new GuaranteePage(FOLDER, page).faults());
    }

    @Test
    void aPageWithoutATableIsNoticed() {
        assertEquals(List.of("there is no table, or no guarantee"), new GuaranteePage(FOLDER, "# x\n").faults());
    }

    private static List<String> faultsOf(String cell, String proofs) {
        String self = "../../src/test/java/io/jishi/GuaranteesTest.java";
        String page = "| failure | settle |\n|---|---|\n| it breaks | " + cell + " |\n\n## once\n\n"
                + proofs.replace("%s", self) + "\n";
        return new GuaranteePage(FOLDER, page).faults();
    }
}
