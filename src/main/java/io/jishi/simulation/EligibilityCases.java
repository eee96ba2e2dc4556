package io.jishi.simulation;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.eligibility.BenefitsFrom;
import io.jishi.eligibility.Eligibility;
import io.jishi.eligibility.Entitlement;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.Node;
import io.jishi.policy.PolicyBook;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides worked cases of eligibility ({@code eligibility: [{name, why, case, expected}]}) and compares what they
 * expect word for word. A package whose own cases come out differently is not served.
 */
public final class EligibilityCases {

    private static final int CASES_MAXIMUM = 10_000;
    private static final int SPELLS_MAXIMUM = 100;
    private static final String NONE = "none";

    private final PolicyBook book;

    /** With these rules. */
    public EligibilityCases(PolicyBook book) {
        this.book = book;
    }

    /** Decides and compares every case of a document; a document without any has none. */
    public WorkedCases.Comparison compare(Node document) {
        Faults faults = new Faults();
        Fields root = Fields.of("", document, faults);
        List<String> differences = new ArrayList<>();
        List<Fields> cases = root.has("eligibility") ? root.objects("eligibility", CASES_MAXIMUM) : List.of();
        cases.forEach(entry -> compare(entry, differences));
        faults.found().forEach(fault -> differences.add(fault.english()));
        return new WorkedCases.Comparison(cases.size(), differences);
    }

    private void compare(Fields entry, List<String> differences) {
        int before = entry.faults().found().size();
        entry.text("name", 300);
        entry.optional("why");
        Fields fields = entry.object("case");
        String label = entry.path() + " (" + fields.text("id", 100) + ")";
        String county = fields.regionCode("insuredRegion");
        Scheme scheme = fields.code("scheme", Scheme.class);
        LocalDate day = fields.date("date");
        Coverage coverage = coverage(fields, county);
        fields.refuseUnknown();
        Fields expected = entry.object("expected");
        entry.refuseUnknown();
        if (entry.faults().found().size() > before) {
            return;
        }
        compare(label, expected, Eligibility.of(book.eligibility(county), coverage, scheme, day), differences);
        expected.refuseUnknown();
    }

    private static void compare(String label, Fields expected, Entitlement entitlement, List<String> differences) {
        boolean entitled = entitlement.closed().isEmpty();
        compare(label, expected, "outcome", entitled ? "ENTITLED" : "NOT_ENTITLED", differences);
        if (!entitled) {
            compare(
                    label,
                    expected,
                    "reason",
                    entitlement.closed().map(Reason::name).orElseThrow(),
                    differences);
        }
        BenefitsFrom benefits = entitlement.benefits();
        if (benefits != null) {
            String exemption =
                    benefits.exemption() == null ? NONE : benefits.exemption().name();
            compare(label, expected, "benefitsFrom", benefits.day().toString(), differences);
            compare(label, expected, "exemption", exemption, differences);
        }
    }

    private static void compare(String label, Fields expected, String name, String decided, List<String> differences) {
        String wanted = expected.text(name, 60);
        if (!decided.equals(wanted)) {
            differences.add(label + ": " + name + " is " + decided + ", expected " + wanted);
        }
    }

    private static Coverage coverage(Fields fields, String county) {
        return new Coverage(
                0,
                county,
                fields.date("birthDate"),
                fields.objects("covers", SPELLS_MAXIMUM).stream()
                        .map(EligibilityCases::cover)
                        .toList(),
                fields.has("assistance")
                        ? fields.objects("assistance", SPELLS_MAXIMUM).stream()
                                .map(EligibilityCases::assistance)
                                .toList()
                        : List.of());
    }

    private static CoverageSpell cover(Fields fields) {
        DateRange valid = range(fields);
        LocalDate recorded = fields.optionalDate("recordedBenefitsFrom");
        CoverageSpell cover = new CoverageSpell(
                fields.code("scheme", Scheme.class),
                valid,
                fields.optionalDate("enrolledOn"),
                fields.has("basis") ? fields.code("basis", EnrolmentBasis.class) : EnrolmentBasis.HOUSEHOLD_REGISTER,
                fields.has("recorded") ? fields.code("recorded", Enrolment.class) : Enrolment.LATE,
                recorded == null ? valid.from() : recorded);
        fields.refuseUnknown();
        return cover;
    }

    private static AssistanceSpell assistance(Fields fields) {
        AssistanceSpell spell = new AssistanceSpell(
                fields.code("category", AssistanceCategory.class), range(fields), AssistanceBasis.IDENTITY);
        fields.refuseUnknown();
        return spell;
    }

    private static DateRange range(Fields fields) {
        LocalDate from = fields.date("from");
        LocalDate until = fields.optionalDate("until");
        if (until != null && !until.isAfter(from)) {
            fields.fault("until", FieldFault.OUT_OF_RANGE, "it is after from");
            return new DateRange(from, null);
        }
        return new DateRange(from, until);
    }
}
