package io.jishi.support;

import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.source.PackageFiles;
import io.jishi.policy.source.PackageReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A package of a region that does not exist, put together value by value, to give the benefit core shapes that no
 * shipped package has. It is read like any other package.
 */
public final class SyntheticPackage {

    /** A county of the region. */
    public static final String COUNTY = "990101";

    /** Another one. */
    public static final String OTHER_COUNTY = "990102";

    private static final String UNIT_TERMS = "deductible yuan, rate ratio, cap yuan";

    private final Map<String, String> parameters = new LinkedHashMap<>();

    private String needs = "";

    private SyntheticPackage() {}

    /** Ordinary outpatient visits, paid at these rates and limited by what is added. */
    public static SyntheticPackage ofVisits(String classA, String classB, String dayCap, String yearCap) {
        return new SyntheticPackage()
                .with("outpatientPooling.rates", "ratio", "classA: " + classA + "\nclassB: " + classB)
                .with("outpatientPooling.dayCap", "yuan", "value: " + dayCap)
                .with("outpatientPooling.yearCap", "yuan", "value: " + yearCap);
    }

    /** What the rows ask of a provider. */
    public SyntheticPackage needing(String attributes) {
        needs = attributes;
        return this;
    }

    /** Stays with this one row for all of them, the factor one and this ceiling. */
    public static SyntheticPackage ofStays(String row, String ceiling) {
        return new SyntheticPackage()
                .with("inpatient.terms", "deductible yuan, rate ratio", "rows: [" + row + "]")
                .with("inpatient.admissionFactors", "ratio", "factors: [{factor: 1}]")
                .with("inpatient.annualCeiling", "yuan", "value: " + ceiling);
    }

    /** One more parameter, or another value of one. */
    public SyntheticPackage with(String parameter, String unit, String block) {
        parameters.put(parameter, unit + "\n" + block);
        return this;
    }

    /** One parameter less. */
    public SyntheticPackage without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    /** Critical illness insurance with this one row for everybody. */
    public SyntheticPackage withCriticalIllness(String row) {
        return with("criticalIllness.terms", UNIT_TERMS, "rows: [" + row + "]");
    }

    /** Medical assistance with these rows. */
    public SyntheticPackage withAssistance(String rows) {
        return with("medicalAssistance.terms", UNIT_TERMS, "rows: [" + rows + "]");
    }

    /** The files. */
    public PackageFiles files() {
        StringBuilder text = new StringBuilder("""
                package:
                  region: "990100"
                  scheme: RESIDENT
                  name: Synthetic
                  inForceFrom: 2020-01-01
                  inForceUntil: 2022-01-01
                  yearStart: "01-01"
                  counties: ["990101", "990102"]
                  sameCountyPairs: []
                  providerNeeds: []
                documents:
                  D: {title: Document, date: "2020"}
                parameters:
                """.replace("providerNeeds: []", "providerNeeds: [" + needs + "]"));
        parameters.forEach((name, value) -> {
            String[] parts = value.split("\n", 2);
            text.append("  ").append(name).append(":\n    unit: ").append(parts[0]);
            text.append("\n    values:\n      2020-01-01:\n");
            text.append("        source: {document: D, article: A, provenance: document}");
            text.append(parts[1].indent(8).replaceFirst("^", "\n"));
        });
        return new PackageFiles("synthetic", text.toString(), "## D A\n", cases());
    }

    /** The package. */
    public PolicyPackage read() {
        return PackageReader.read(files());
    }

    /** Its only version. */
    public PolicyVersion version() {
        return read().versions().get(0);
    }

    private String cases() {
        StringBuilder text = new StringBuilder("cases:\n");
        for (String careType : new String[] {"INPATIENT", "OUTPATIENT", "OUTPATIENT_CHRONIC"}) {
            text.append("  - name: here\n    case: {insuredRegion: \"990101\", scheme: RESIDENT, careType: ")
                    .append(careType)
                    .append(", settledOn: \"2020-06-30\"}\n    personalAccount: 1.00\n")
                    .append("    expected: {outcome: SETTLED, total: 0.00}\n");
        }
        return text.toString();
    }
}
