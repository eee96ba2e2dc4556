package io.jishi.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which top-level package may use which other: one row for each package, read by {@link BoundaryRules}.
 *
 * <p>An entry such as {@code ledger} permits that package and the folders below it, {@code settlement.model} only
 * that folder. Adapters of another package are never permitted, whatever the entry says. Inside one package three
 * rules hold: a model uses models only, adapters use everything, and the rest uses everything but the adapters.
 *
 * <p>A package without a row is refused, and so is a row without a package unless it is {@link #PLANNED}. Renaming a
 * package therefore breaks a test at once instead of leaving rules that check nothing.
 */
final class DependencyTable {

    /** Packages that have a row and no class yet. Whoever writes the first class removes the name. */
    static final Set<String> PLANNED = Set.of("clearing");

    private static final List<String> REGISTRIES =
            List.of("coverage", "filing", "provider", "catalogue", "visit", "accumulator", "ledger");

    private static final List<String> ORCHESTRATORS = List.of("settlement", "simulation", "clearing", "reconciliation");

    private static final Map<String, Row> ROWS = rows();

    private DependencyTable() {}

    /**
     * One line of the table.
     *
     * @param mayUse what every class of the package may use
     * @param adaptersMayAlsoUse what the package's store, cache and source folders may use besides
     */
    record Row(String topLevel, List<String> mayUse, List<String> adaptersMayAlsoUse, String reason) {}

    static Set<String> topLevels() {
        return ROWS.keySet();
    }

    /** The reason behind a package's row. */
    static String reasonFor(Place origin) {
        Row row = ROWS.get(origin.topLevel());
        return row == null ? "the package has no row in the dependency table" : row.reason();
    }

    static boolean permits(Place origin, Place target) {
        if (origin.topLevel().equals(target.topLevel())) {
            return permitsInside(origin, target);
        }
        Row row = ROWS.get(origin.topLevel());
        if (row == null || target.isAdapter()) {
            return false;
        }
        return row.mayUse().stream().anyMatch(target::isWithin)
                || (origin.isAdapter() && row.adaptersMayAlsoUse().stream().anyMatch(target::isWithin));
    }

    private static boolean permitsInside(Place origin, Place target) {
        if (origin.isModel()) {
            return target.isModel();
        }
        return origin.isAdapter() || !target.isAdapter();
    }

    private static Map<String, Row> rows() {
        Stream<Row> rows = Stream.of(
                        List.of(
                                row("shared", List.of(), "it is the bottom of the graph and uses the JDK alone"),
                                row("platform", List.of("shared"), "technical code knows no feature"),
                                row(
                                        "benefit",
                                        List.of("shared", "policy.model"),
                                        "amounts follow from the arguments alone"),
                                row(
                                        "eligibility",
                                        List.of("shared", "policy.model", "coverage.model"),
                                        "who has benefits follows from facts and rules alone"),
                                withAdapters("policy", List.of("shared"), "rules are data that know no bill")),
                        registries(),
                        orchestrators(),
                        List.of(verification()),
                        List.of(
                                new Row(
                                        "outbox",
                                        List.of("shared", "platform.document"),
                                        List.of("platform"),
                                        "it passes on what was committed and asks no feature"),
                                row(
                                        "command",
                                        List.of("shared", "policy", "simulation", "verification"),
                                        "what is asked on the command line is answered without a gateway"),
                                entrance("api"),
                                entrance("nhsa")))
                .flatMap(List::stream);
        return rows.collect(Collectors.toUnmodifiableMap(Row::topLevel, row -> row));
    }

    private static List<Row> registries() {
        return REGISTRIES.stream()
                .map(name -> withAdapters(
                        name, List.of("shared"), "registries do not know each other; settlement brings them together"))
                .toList();
    }

    private static List<Row> orchestrators() {
        List<String> settlement = Stream.concat(
                        Stream.of("shared", "benefit", "eligibility", "policy", "platform.identity"),
                        REGISTRIES.stream())
                .toList();
        List<String> afterwards = List.of("shared", "ledger", "settlement.model");
        String later = "what happens after the window reads posted facts and never computes a benefit again";
        return List.of(
                withAdapters("settlement", settlement, "it drives the features through their ports"),
                row(
                        "simulation",
                        List.of("shared", "benefit", "eligibility", "policy", "coverage.model", "platform.document"),
                        "it computes on the facts it is given and stores nothing"),
                withAdapters("clearing", afterwards, later),
                withAdapters("reconciliation", afterwards, later));
    }

    private static Row verification() {
        return row(
                "verification",
                List.of(
                        "shared",
                        "benefit",
                        "policy.model",
                        "policy.archive",
                        "platform.document",
                        "settlement.model",
                        "accumulator.model",
                        "ledger.model"),
                "it judges what settling has stored, and shares none of the code that stores it");
    }

    private static Row entrance(String name) {
        List<String> ownNeeds = List.of(
                "shared",
                "benefit",
                "eligibility",
                "policy.model",
                "policy.reading",
                "platform.admission",
                "platform.document",
                "platform.clock");
        List<String> mayUse = Stream.of(ownNeeds, ORCHESTRATORS, REGISTRIES)
                .flatMap(List::stream)
                .toList();
        return row(name, mayUse, "HTTP maps in, calls one use case and maps out; storage is behind the use case");
    }

    private static Row row(String topLevel, List<String> mayUse, String reason) {
        return new Row(topLevel, mayUse, List.of(), reason);
    }

    private static Row withAdapters(String topLevel, List<String> mayUse, String reason) {
        return new Row(topLevel, mayUse, List.of("platform"), reason);
    }
}
