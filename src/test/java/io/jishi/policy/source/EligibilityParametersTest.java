package io.jishi.policy.source;

import static io.jishi.policy.source.BrokenLinfen.assertRefused;
import static io.jishi.policy.source.BrokenLinfen.broken;
import static io.jishi.policy.source.BrokenLinfen.policy;
import static io.jishi.policy.source.BrokenLinfen.refusal;
import static io.jishi.policy.source.BrokenLinfen.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.LinfenPackage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of eligibility in the package of Linfen, broken one thing at a time. */
class EligibilityParametersTest {

    private static final String POLICY = LinfenPackage.FOLDER + "/policy.yaml: ";

    private final PackageFiles whole = LinfenPackage.files();

    @Test
    void aWaitingPeriodIsGivenInDaysOrInMonths() {
        String path = POLICY + "parameters.eligibility.waitingPeriod.values.2021-01-01";
        PackageReader.read(broken("        months: 3\n\n", "        days: 0\n\n"));
        assertRefused(
                path + ".months is required: either months or days",
                broken("        months: 3\n\n", "        months: 3\n        days: 90\n\n"));
        assertRefused(path + ".months is required: either months or days", broken("        months: 3\n\n", "\n"));
        assertRefused(path + ".months is too large", broken("        months: 3\n\n", "        months: 37\n\n"));
    }

    @Test
    void halfAWaitingRuleIsRefused() {
        assertRefused(
                POLICY + "parameters.eligibility is required: of waitingPeriod, enrolmentWindow and exemptions some "
                        + "have a value on 2021-01-01, some not",
                policy(without(whole.policy(), "  eligibility.enrolmentWindow:", "  eligibility.exemptions:")));
    }

    @Test
    void aPackageMayHaveNoRuleOfEligibilityAtAll() {
        assertTrue(PackageReader.read(policy(without(whole.policy(), "  eligibility.basis:", "  inpatient.terms:")))
                .eligibility()
                .dated()
                .isEmpty());
    }

    @Test
    void aResidencePermitIsAGroundInEveryPackage() {
        assertRefused(
                POLICY + "parameters.eligibility.basis.values.2017-11-01.insured is required: people with a residence "
                        + "permit are insured on the same terms",
                broken("insured: [HOUSEHOLD_REGISTER, RESIDENCE_PERMIT]", "insured: [HOUSEHOLD_REGISTER]"));
    }

    @Test
    void anExemptionSaysWhomItIsFor() {
        String path = POLICY + "parameters.eligibility.exemptions.values.2021-01-01.rows[";
        assertRefused(path + "0].kind is not a known code", broken("kind: IN_WINDOW", "kind: IN_TIME"));
        assertRefused(
                path + "1].months is required: how many months after the last covered one",
                broken("            months: 3\n", ""));
        assertRefused(
                path + "2].withinMonths is required: either withinMonths or withinDays",
                broken("            withinDays: 90\n", ""));
        assertRefused(
                path + "5].groups is required: who is exempt",
                broken("            groups: [RURAL_LOW_INCOME, OTHER_EXEMPT]\n", ""));
        assertRefused(
                path + "0].benefitsFrom contradicts another field: only a newborn has benefits from birth",
                broken("benefitsFrom: COVER", "benefitsFrom: BIRTH"));
        assertRefused(
                path + "2].months is not a known field",
                broken("withinDays: 90", "withinDays: 90\n            months: 3"));
    }

    @Test
    void aWindowHasDaysOfEveryYear() {
        String path = POLICY + "parameters.eligibility.enrolmentWindow.values.2021-01-01.until ";
        assertRefused(
                path + "is out of range: the day exists in every year", broken("until: \"02-28\"", "until: \"02-29\""));
        assertRefused(
                path + "is not a date of the form YYYY-MM-DD: month and day, such as 01-01",
                broken("until: \"02-28\"", "until: \"2-28\""));
    }

    @Test
    void aBlockOfEligibilityWithoutWorkedCaseIsRefused() {
        String cases = without(whole.cases(), "eligibility:\n", "cases:\n");
        List<String> reasons = refusal(new PackageFiles(whole.name(), whole.policy(), whole.law(), cases));
        String missing = " is required: a worked case in cases.yaml";
        assertEquals(
                List.of(
                        POLICY + "parameters.eligibility.basis.values.2017-11-01" + missing,
                        POLICY + "parameters.eligibility.basis.values.2019-01-01" + missing,
                        POLICY + "parameters.eligibility.basis.values.2021-01-01" + missing,
                        POLICY + "parameters.eligibility.secondCover.values.2017-11-01" + missing,
                        POLICY + "parameters.eligibility.secondCover.values.2019-01-01" + missing,
                        POLICY + "parameters.eligibility.waitingPeriod.values.2021-01-01" + missing,
                        POLICY + "parameters.eligibility.enrolmentWindow.values.2021-01-01" + missing,
                        POLICY + "parameters.eligibility.exemptions.values.2021-01-01" + missing),
                reasons);
    }

    /** A waiting period is that of the day of enrolment, so a case of a later enrolment works nothing out. */
    @Test
    void onlyACaseThatEnrolsInItsTimeCountsForAWaitingPeriod() {
        String cases = whole.cases().replaceAll("enrolledOn: \"202[12]", "enrolledOn: \"2020");
        List<String> reasons = refusal(new PackageFiles(whole.name(), whole.policy(), whole.law(), cases));
        assertEquals(3, reasons.size(), reasons::toString);
        assertTrue(reasons.get(0).startsWith(POLICY + "parameters.eligibility.waitingPeriod.values.2021-01-01"));
    }
}
