package io.jishi.load.jmh;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.BenefitCalculator;
import io.jishi.benefit.BenefitResult;
import io.jishi.policy.model.PolicyVersion;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** First whether both come to the same on random bills, then how fast each is. */
public final class Compare {

    private static final int BILLS = 2000;
    private static final long SEED = 20200509;

    private Compare() {}

    /** Arguments go to JMH; the exit code is 1 if the amounts of a bill differ. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        int different = different();
        System.out.println(BILLS - different + " of " + BILLS + " random bills have the same amounts");
        if (different > 0) {
            System.exit(1);
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(BillBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        double bill = score(results, "bill");
        double drools = score(results, "drools");
        System.out.printf(
                "a bill takes %.0f ns and %.0f bytes; the rules take %.1f times as long%n",
                bill, allocated(results, "bill"), drools / bill);
        System.out.printf(
                "with every step of its trace read it takes %.0f ns and %.0f bytes%n",
                score(results, "billAndTraceRead"), allocated(results, "billAndTraceRead"));
    }

    private static int different() {
        PolicyVersion policy = Bills.policy();
        DroolsRules rules = new DroolsRules();
        int different = 0;
        for (Bills.Stay stay : Bills.draw(SEED, BILLS)) {
            BenefitResult result = BenefitCalculator.compute(policy, stay.facts(), stay.before());
            DroolsBill bill = rules.compute(new DroolsBill(policy, stay));
            if (!(result instanceof BenefitResult.Settled settled) || !same(settled.amounts(), bill)) {
                different++;
                System.err.println("differs: " + stay + " " + result);
            }
        }
        return different;
    }

    private static boolean same(BenefitAmounts amounts, DroolsBill bill) {
        List<Long> ours = List.of(
                amounts.deductible().value(),
                amounts.poolingFund().value(),
                amounts.unreferredReduction().value(),
                amounts.criticalIllnessBase().value(),
                amounts.criticalIllness().value(),
                amounts.medicalAssistance().value());
        return ours.equals(List.of(
                bill.getDeductible(),
                bill.getPool(),
                bill.getReduction(),
                bill.getBase(),
                bill.getCritical(),
                bill.getAssistance()));
    }

    private static double score(Collection<RunResult> results, String benchmark) {
        return of(results, benchmark).getPrimaryResult().getScore();
    }

    private static double allocated(Collection<RunResult> results, String benchmark) {
        return of(results, benchmark)
                .getSecondaryResults()
                .get("gc.alloc.rate.norm")
                .getScore();
    }

    private static RunResult of(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
                .findFirst()
                .orElseThrow();
    }
}
