package io.jishi.verification;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.shared.money.Fen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The amounts of a row as they are stored. Unlike {@link BenefitAmounts} these may be impossible ones: that is what
 * they are looked at for.
 */
public final class StoredAmounts {

    private static final Part[] PARTS = Part.values();

    private final long[] fen;

    /** Of this many fen each, in the order of {@link Part}. */
    public StoredAmounts(long... fen) {
        if (fen.length != PARTS.length) {
            throw new IllegalArgumentException("one amount for each part");
        }
        this.fen = fen.clone();
    }

    /** In fen. */
    public long of(Part part) {
        return fen[part.ordinal()];
    }

    /** The sum, in fen. */
    long sumOf(List<Part> parts) {
        long sum = 0;
        for (Part part : parts) {
            sum += of(part);
        }
        return sum;
    }

    /** The first amount that is not the computed one; empty if all are. */
    Optional<Part> differenceFrom(BenefitAmounts computed) {
        for (Part part : PARTS) {
            if (of(part) != part.of(computed)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** The first amount that is not the opposite of the other's; empty if all are. */
    Optional<Part> differenceFromOppositeOf(StoredAmounts other) {
        return Stream.of(PARTS).filter(part -> of(part) != -other.of(part)).findFirst();
    }

    /** As the engine has them. */
    BenefitAmounts asAmounts(BenefitAmounts.Form form) {
        return new BenefitAmounts(
                money(Part.TOTAL),
                money(Part.NON_COVERED),
                money(Part.OVER_LIMIT),
                money(Part.UPFRONT_SELF_PAY),
                money(Part.ELIGIBLE),
                money(Part.DEDUCTIBLE),
                money(Part.POOLING_FUND),
                money(Part.UNREFERRED_REDUCTION),
                money(Part.CRITICAL_ILLNESS_BASE),
                money(Part.CRITICAL_ILLNESS),
                money(Part.EXTRAS),
                money(Part.MEDICAL_ASSISTANCE),
                money(Part.ADDITIONAL_ASSISTANCE),
                money(Part.HOSPITAL_BORNE),
                money(Part.PERSONAL_ACCOUNT),
                money(Part.CASH),
                form);
    }

    private Fen money(Part part) {
        return Fen.of(of(part));
    }
}
