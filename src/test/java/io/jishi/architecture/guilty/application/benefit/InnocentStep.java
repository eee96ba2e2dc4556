package io.jishi.architecture.guilty.application.benefit;

import io.jishi.architecture.guilty.application.policy.model.DeductibleStandard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Innocent: everything a step of the calculation needs. */
public final class InnocentStep {

    private final List<Share> shares;

    public InnocentStep(List<Share> shares) {
        this.shares = List.copyOf(shares);
    }

    public long eligible(DeductibleStandard standard, @Nullable LocalDate day) {
        if (day == null || day.isBefore(standard.from())) {
            return 0;
        }
        return shares.stream().mapToLong(share -> share.of(standard.fen())).sum();
    }

    /** A record, a switch over an enum and an exact fraction, all of which the compiler translates with helpers. */
    public record Share(BigDecimal rate, Kind kind) {
        long of(long fen) {
            return switch (kind) {
                case WHOLE -> fen;
                case PART ->
                    rate.multiply(BigDecimal.valueOf(fen))
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            };
        }
    }

    /** Which share it is. */
    public enum Kind {
        WHOLE,
        PART
    }
}
