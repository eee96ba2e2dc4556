package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;

/** What a row of the inpatient table asks the patient to bear first, before the factor of the admission. */
public sealed interface DeductibleStandard {

    /**
     * The standard of one stay.
     *
     * @param ordinal which admission of the benefit year this is, from 1
     * @param total the medical expense of the stay
     */
    Fen of(int ordinal, Fen total);

    /**
     * Amounts by admission of the year; the last one repeats. One amount is a fixed deductible.
     *
     * @param amounts at least one
     */
    record ByAdmission(List<Fen> amounts) implements DeductibleStandard {

        /** Refuses an empty list. */
        public ByAdmission {
            amounts = List.copyOf(amounts);
            if (amounts.isEmpty()) {
                throw new IllegalArgumentException("a deductible has at least one amount");
            }
        }

        @Override
        public Fen of(int ordinal, Fen total) {
            return amounts.get(Math.min(ordinal, amounts.size()) - 1);
        }
    }

    /**
     * A share of the medical expense within bounds.
     *
     * @param rate of the total
     * @param minimum never less
     * @param maximum never more; not below the minimum
     */
    record ShareOfTotal(Rate rate, Fen minimum, Fen maximum) implements DeductibleStandard {

        /** Refuses bounds in the wrong order. */
        public ShareOfTotal {
            if (minimum.compareTo(maximum) > 0) {
                throw new IllegalArgumentException("the minimum of a deductible is not above its maximum");
            }
        }

        @Override
        public Fen of(int ordinal, Fen total) {
            return total.times(rate).roundHalfUp().max(minimum).min(maximum);
        }
    }
}
