package io.jishi.simulation;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.BenefitResult;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.Node;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Computes worked cases ({@code cases: [{name, why, case, personalAccount, expected}]}) and compares every member that
 * they expect, to the fen. A package whose own cases come out differently is not served. What is asked of the personal
 * account stands beside the case, which is that of a simulation and has no account.
 */
public final class WorkedCases {

    private static final int CASES_MAXIMUM = 100_000;

    private static final Map<String, Function<BenefitAmounts, Fen>> AMOUNTS = amounts();

    private final Simulator simulator;

    /** With these rules. */
    public WorkedCases(Simulator simulator) {
        this.simulator = simulator;
    }

    /**
     * What came of the cases.
     *
     * @param count how many there were
     * @param differences a sentence for every member that differs, and every fault of the document
     */
    public record Comparison(int count, List<String> differences) {}

    /** Computes and compares every case of a document. */
    public Comparison compare(Node document) {
        Faults faults = new Faults();
        Fields root = Fields.of("", document, faults);
        List<String> differences = new ArrayList<>();
        List<Fields> cases = root.objects("cases", CASES_MAXIMUM);
        for (Fields entry : cases) {
            compare(entry, differences);
        }
        faults.found().forEach(fault -> differences.add(fault.english()));
        return new Comparison(cases.size(), differences);
    }

    private void compare(Fields entry, List<String> differences) {
        int before = entry.faults().found().size();
        entry.optionalText("name", 300);
        entry.optional("why");
        Fields fields = entry.object("case");
        SimulationCase asked = SimulationCaseReader.read(fields);
        if (entry.faults().found().size() == before) {
            simulator.check(asked, fields);
        }
        Fields expected = entry.object("expected");
        Fen personalAccount = entry.moneyOrZero("personalAccount");
        if (entry.faults().found().size() > before) {
            return;
        }
        BenefitResult result = simulator.compute(asked, personalAccount);
        String label = entry.path() + " (" + asked.id() + ")";
        result.fold(
                bill -> compareAmounts(label, expected, bill.amounts(), differences),
                refusal -> compareRefusal(label, expected, refusal.reason().name(), differences),
                review -> compareRefusal(label, expected, review.reason().name(), differences));
        expected.refuseUnknown();
    }

    private static boolean compareAmounts(
            String label, Fields expected, BenefitAmounts amounts, List<String> differences) {
        compareText(label, expected, "outcome", "SETTLED", differences);
        for (String name : expected.names()) {
            Function<BenefitAmounts, Fen> amount = AMOUNTS.get(name);
            if (amount != null) {
                Fen computed = amount.apply(amounts);
                Fen wanted = expected.money(name);
                if (!computed.equals(wanted)) {
                    differences.add(label + ": " + name + " is " + computed + ", expected " + wanted);
                }
            }
        }
        return true;
    }

    private static boolean compareRefusal(String label, Fields expected, String reason, List<String> differences) {
        if (!"REJECTED".equals(expected.text("outcome", 60))) {
            differences.add(label + ": it is REJECTED, " + reason + ", and expected otherwise");
            expected.names().forEach(expected::optional);
            return true;
        }
        compareText(label, expected, "reason", reason, differences);
        return true;
    }

    private static void compareText(
            String label, Fields expected, String name, String computed, List<String> differences) {
        String wanted = expected.text(name, 60);
        if (!computed.equals(wanted)) {
            differences.add(label + ": " + name + " is " + computed + ", expected " + wanted);
        }
    }

    private static Map<String, Function<BenefitAmounts, Fen>> amounts() {
        Map<String, Function<BenefitAmounts, Fen>> amounts = new LinkedHashMap<>();
        amounts.put("total", BenefitAmounts::total);
        amounts.put("nonCovered", BenefitAmounts::nonCovered);
        amounts.put("overLimit", BenefitAmounts::overLimit);
        amounts.put("upfrontSelfPay", BenefitAmounts::upfrontSelfPay);
        amounts.put("eligible", BenefitAmounts::eligible);
        amounts.put("deductible", BenefitAmounts::deductible);
        amounts.put("poolingFund", BenefitAmounts::poolingFund);
        amounts.put("unreferredReduction", BenefitAmounts::unreferredReduction);
        amounts.put("criticalIllnessBase", BenefitAmounts::criticalIllnessBase);
        amounts.put("criticalIllness", BenefitAmounts::criticalIllness);
        amounts.put("extras", BenefitAmounts::extras);
        amounts.put("medicalAssistance", BenefitAmounts::medicalAssistance);
        amounts.put("additionalAssistance", BenefitAmounts::additionalAssistance);
        amounts.put("hospitalBorne", BenefitAmounts::hospitalBorne);
        amounts.put("fundTotal", BenefitAmounts::fundTotal);
        amounts.put("outOfPocket", BenefitAmounts::outOfPocket);
        amounts.put("personalAccount", BenefitAmounts::personalAccount);
        amounts.put("cash", BenefitAmounts::cash);
        return amounts;
    }
}
