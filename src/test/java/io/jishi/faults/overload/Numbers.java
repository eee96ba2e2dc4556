package io.jishi.faults.overload;

import java.util.List;
import java.util.Locale;

/**
 * Some samples as numbers.
 *
 * @param sent requests
 * @param done answered as they should be
 * @param shed told to come back
 * @param unknown told that the outcome is not known
 * @param failed anything else
 * @param perSecond done in a second
 * @param median of the latency of what was done, in milliseconds
 * @param slow its 99th percentile
 * @param refusal 99th percentile of the latency of what was shed
 */
public record Numbers(
        int sent, int done, int shed, int unknown, int failed, double perSecond, int median, int slow, int refusal) {

    /** Of samples that were sent in so many seconds. */
    static Numbers of(List<Sample> samples, int seconds) {
        int[] done = sorted(samples.stream().filter(Sample::isDone).toList());
        int[] shed = sorted(samples.stream().filter(Sample::isShed).toList());
        int unknown =
                (int) samples.stream().filter(sample -> sample.status() == 504).count();
        return new Numbers(
                samples.size(),
                done.length,
                shed.length,
                unknown,
                samples.size() - done.length - shed.length - unknown,
                1.0 * done.length / seconds,
                at(done, 50),
                at(done, 99),
                at(shed, 99));
    }

    private static int[] sorted(List<Sample> samples) {
        return samples.stream().mapToInt(Sample::milliseconds).sorted().toArray();
    }

    private static int at(int[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Which part of all was done, of a hundred. */
    public double success() {
        return sent == 0 ? 100 : 100.0 * done / sent;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "sent=%d done=%d shed=%d unknown=%d failed=%d success=%.2f%% per-second=%.0f p50=%dms p99=%dms"
                        + " refusal-p99=%dms",
                sent,
                done,
                shed,
                unknown,
                failed,
                success(),
                perSecond,
                median,
                slow,
                refusal);
    }
}
