package io.jishi.load.jmh;

import io.jishi.benefit.BenefitCalculator;
import io.jishi.benefit.BenefitResult;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.PolicyVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One bill after the other, of a thousand different ones. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class BillBenchmark {

    private static final int COUNT = 1000;

    private PolicyVersion policy;
    private List<Bills.Stay> stays;
    private DroolsRules rules;
    private int next;

    /** Draws the bills and compiles the rules. */
    @Setup
    public void prepare() {
        policy = Bills.policy();
        stays = Bills.draw(1, COUNT);
        rules = new DroolsRules();
    }

    private Bills.Stay stay() {
        next = (next + 1) % COUNT;
        return stays.get(next);
    }

    /** The bill as it is settled: its amounts, and the steps that computed them, which nobody reads. */
    @Benchmark
    public BenefitResult bill() {
        Bills.Stay stay = stay();
        return BenefitCalculator.compute(policy, stay.facts(), stay.before());
    }

    /** The bill, and every input and article of every step read, as for an explanation. */
    @Benchmark
    public void billAndTraceRead(Blackhole sink) {
        Bills.Stay stay = stay();
        BenefitResult result = BenefitCalculator.compute(policy, stay.facts(), stay.before());
        if (result instanceof BenefitResult.Settled settled) {
            settled.trace().forEach(step -> read(step, sink));
        }
        sink.consume(result);
    }

    private static void read(TraceStep step, Blackhole sink) {
        sink.consume(step.name());
        sink.consume(step.citations());
        sink.consume(step.inputs());
        sink.consume(step.outcome());
        step.steps().forEach(below -> read(below, sink));
    }

    /** The same bill by rules. */
    @Benchmark
    public DroolsBill drools() {
        return rules.compute(new DroolsBill(policy, stay()));
    }
}
