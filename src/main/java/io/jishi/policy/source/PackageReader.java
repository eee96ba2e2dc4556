package io.jishi.policy.source;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Readings;
import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.model.EligibilityHistory;
import io.jishi.policy.model.Geography;
import io.jishi.policy.model.PackageIdentity;
import io.jishi.policy.model.PackageText;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks one package. Everything that is wrong with it is said at once, each with file, path and reason: a
 * city that writes its first package should not have to start the gateway twenty times.
 */
public final class PackageReader {

    private final PackageFiles files;
    private final Faults policyFaults = new Faults();
    private final Faults caseFaults = new Faults();
    private final Readings readings = new Readings();

    private PackageReader(PackageFiles files) {
        this.files = files;
    }

    /**
     * The package in these files.
     *
     * @throws PolicyRefused with every fault
     */
    public static PolicyPackage read(PackageFiles files) {
        return new PackageReader(files).read();
    }

    private PolicyPackage read() {
        PolicyPackage found = null;
        try {
            byte[] bytes = files.policy().getBytes(StandardCharsets.UTF_8);
            found = read(Fields.noting(readings, DocumentReader.readYaml(bytes), policyFaults));
        } catch (MalformedDocument e) {
            policyFaults.add("the document", FieldFault.WRONG_TYPE, e.reason());
        }
        List<String> reasons = new ArrayList<>();
        policyFaults.found().forEach(fault -> reasons.add(files.name() + "/policy.yaml: " + fault.english()));
        caseFaults.found().forEach(fault -> reasons.add(files.name() + "/cases.yaml: " + fault.english()));
        if (found == null || !reasons.isEmpty()) {
            throw new PolicyRefused(reasons);
        }
        return found;
    }

    private @Nullable PolicyPackage read(Fields document) {
        Fields head = document.object("package");
        LocalDate from = head.date("inForceFrom");
        LocalDate until = head.date("inForceUntil");
        VersionAssembler.Header header = header(head);
        Citations citations = new Citations(document.object("documents"), files.law());
        Fields parameterFields = document.object("parameters");
        ParameterReader reader = new ParameterReader(parameterFields, citations, from, until);
        Parameters parameters = new Parameters(reader, header.providerNeeds());
        RefusedShapes.refuse(parameterFields);
        EligibilityParameters eligibility = new EligibilityParameters(reader);
        parameterFields.refuseUnknown();
        document.refuseUnknown();
        if (!until.isAfter(from)) {
            head.fault("inForceUntil", FieldFault.OUT_OF_RANGE, "the package ends after it begins");
            return null;
        }
        checkCases(reader, parameterFields, header);
        List<PolicyVersion> versions = versions(parameters, parameterFields, header, new DateRange(from, until));
        EligibilityHistory history = eligibility.history(header.yearStart(), parameterFields);
        if (!policyFaults.isEmpty()) {
            return null;
        }
        PackageText text = new PackageText(
                head.text("name", 200),
                head.optionalText("description", 4000),
                citations.documents(),
                reader.provisions(new Transcript(readings, citations)));
        return new PolicyPackage(header.identity(), header.geography(), versions, parameters.financing, history, text);
    }

    private VersionAssembler.Header header(Fields head) {
        String region = head.regionCode("region");
        Scheme scheme = head.code("scheme", Scheme.class);
        head.text("name", 200);
        head.optionalText("description", 4000);
        List<String> listed = head.texts("counties", 500);
        Set<String> counties = new HashSet<>(listed);
        if (counties.size() < listed.size()) {
            head.fault("counties", FieldFault.REPEATED, "a county is listed twice");
        }
        Set<String> pairs = new HashSet<>(head.texts("sameCountyPairs", 500));
        Set<ProviderAttribute> needs = head.codes("providerNeeds", ProviderAttribute.class, ProviderAttribute::field);
        MonthDay yearStart = yearStart(head);
        head.refuseUnknown();
        if (counties.stream().anyMatch(county -> !county.matches("[0-9]{6}"))) {
            head.fault("counties", FieldFault.WRONG_CHARACTERS, "six digits each");
        }
        if (counties.isEmpty()) {
            head.fault("counties", FieldFault.MISSING, "at least one county");
        }
        if (pairs.stream().anyMatch(pair -> !pair.matches("[0-9]{6}/[0-9]{6}"))) {
            head.fault("sameCountyPairs", FieldFault.WRONG_CHARACTERS, "\"insured county/treatment county\" each");
        } else if (pairs.stream().anyMatch(pair -> !counties.contains(pair.substring(0, 6)))) {
            head.fault(
                    "sameCountyPairs", FieldFault.CONTRADICTION, "the insured county of each is one of the counties");
        }
        return new VersionAssembler.Header(
                new PackageIdentity(region, scheme, files.contentHash()),
                new Geography(region, counties, pairs),
                needs,
                yearStart);
    }

    private static MonthDay yearStart(Fields head) {
        String text = head.text("yearStart", 5);
        try {
            MonthDay day = MonthDay.parse("--" + text);
            if (day.equals(MonthDay.of(2, 29))) {
                head.fault("yearStart", FieldFault.OUT_OF_RANGE, "the day exists in every year");
            }
            return day;
        } catch (DateTimeException e) {
            head.fault("yearStart", FieldFault.NOT_A_DATE, "month and day, such as 01-01");
            return MonthDay.of(1, 1);
        }
    }

    private void checkCases(ParameterReader reader, Fields parameterFields, VersionAssembler.Header header) {
        CaseCoverage coverage = new CaseCoverage(
                files.cases(), header.geography().counties(), header.identity().scheme(), caseFaults);
        for (ParameterReader.Block block : reader.blocks()) {
            if (!coverage.covers(block)) {
                parameterFields.faults().add(block.path(), FieldFault.MISSING, "a worked case in cases.yaml");
            }
        }
    }

    private static List<PolicyVersion> versions(
            Parameters parameters, Fields where, VersionAssembler.Header header, DateRange inForce) {
        TreeSet<LocalDate> dates = parameters.dates();
        dates.add(inForce.from());
        dates.removeIf(date -> !inForce.contains(date));
        VersionAssembler assembler = new VersionAssembler(parameters, where);
        List<PolicyVersion> versions = new ArrayList<>();
        for (LocalDate date : dates) {
            LocalDate next = dates.higher(date);
            LocalDate end = next == null ? inForce.until() : next;
            versions.add(assembler.assemble(header, new DateRange(date, end)));
        }
        return versions;
    }
}
