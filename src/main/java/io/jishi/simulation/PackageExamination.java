package io.jishi.simulation;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Node;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.Provenance;
import io.jishi.policy.model.Provision;
import io.jishi.policy.national.NationalReport;
import io.jishi.policy.national.Notices;
import io.jishi.policy.national.ReportText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What there is to say of a package before it is served: its worked cases, and what the national notices say of it. */
public final class PackageExamination {

    private final WorkedCases bills;
    private final EligibilityCases eligibility;
    private final Notices notices;

    /**
     * What was found.
     *
     * @param reasons why the package is not served; empty if it is
     * @param lines the report, a line each
     */
    public record Result(List<String> reasons, List<String> lines) {}

    /** With the rules of all packages, and the notices. */
    public PackageExamination(PolicyBook book, Notices notices) {
        this.bills = new WorkedCases(new Simulator(book));
        this.eligibility = new EligibilityCases(book);
        this.notices = notices;
    }

    /** Examines one package. */
    public Result examine(PolicyArchive.LoadedPackage subject) {
        List<String> reasons = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int count = compare(bills::compare, subject, reasons) + compare(eligibility::compare, subject, reasons);
        lines.add("policy package %s, %s %s, %s to %s, versions %d, worked cases %d, hash %s"
                .formatted(
                        subject.name(),
                        subject.compiled().identity().region(),
                        subject.compiled().identity().scheme(),
                        subject.compiled().inForceFrom(),
                        subject.compiled().inForceUntil().minusDays(1),
                        subject.compiled().versions().size(),
                        count,
                        subject.compiled().identity().hash()));
        lines.addAll(provenances(subject.compiled()));
        lines.addAll(ReportText.of(NationalReport.of(subject.compiled(), notices.checks())));
        return new Result(reasons, lines);
    }

    /** How sure the values are; placeholders by name, since they are not for real claims. */
    private static List<String> provenances(PolicyPackage subject) {
        Map<Provenance, Integer> counts = new EnumMap<>(Provenance.class);
        Set<String> placeholders = new LinkedHashSet<>();
        for (Provision provision : subject.text().provisions()) {
            if (!provision.isRepeal()) {
                provision.bases().map(basis -> basis.citation().provenance()).forEach(provenance -> {
                    counts.merge(provenance, 1, Integer::sum);
                    if (provenance == Provenance.PLACEHOLDER) {
                        placeholders.add(provision.parameter() + " "
                                + provision.inForce().from());
                    }
                });
            }
        }
        String values = Arrays.stream(Provenance.values())
                .map(provenance -> counts.getOrDefault(provenance, 0) + " "
                        + provenance.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return placeholders.isEmpty()
                ? List.of("values: " + values)
                : List.of("values: " + values, "placeholders: " + String.join(", ", placeholders));
    }

    private static int compare(
            Function<Node, WorkedCases.Comparison> cases, PolicyArchive.LoadedPackage subject, List<String> reasons) {
        String file = subject.name() + "/cases.yaml: ";
        try {
            WorkedCases.Comparison comparison =
                    cases.apply(DocumentReader.readYaml(subject.cases().getBytes(StandardCharsets.UTF_8)));
            comparison.differences().forEach(difference -> reasons.add(file + difference));
            return comparison.count();
        } catch (MalformedDocument e) {
            reasons.add(file + e.reason());
            return 0;
        }
    }
}
