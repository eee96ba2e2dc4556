package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * What a package says about the money behind the scheme, a person and a year. No bill is computed from it; the national
 * notices are checked against it. Each list is in the order of its dates and may be empty; a figure holds from its
 * citation's first day until the next one.
 *
 * @param subsidies paid by the budgets
 * @param contributions paid by or for the person, by the benefit year that they are for
 * @param criticalIllnessPremiums passed on to critical illness insurance
 * @param incomes disposable income per head of the year before
 */
public record Financing(
        List<Cited<Subsidy>> subsidies,
        List<Cited<Fen>> contributions,
        List<Cited<Fen>> criticalIllnessPremiums,
        List<Cited<Fen>> incomes) {

    /** Nothing is known. */
    public static final Financing UNKNOWN = new Financing(List.of(), List.of(), List.of(), List.of());

    /** Copies its lists. */
    public Financing {
        subsidies = List.copyOf(subsidies);
        contributions = List.copyOf(contributions);
        criticalIllnessPremiums = List.copyOf(criticalIllnessPremiums);
        incomes = List.copyOf(incomes);
    }

    /**
     * The subsidy of a year.
     *
     * @param amount a person
     * @param splits how the budgets share it, by kind of county; may be empty
     */
    public record Subsidy(Fen amount, List<Split> splits) {

        /** Copies its list. */
        public Subsidy {
            splits = List.copyOf(splits);
        }
    }

    /**
     * What each budget pays of the subsidy in one kind of county.
     *
     * @param name the kind of county
     * @param central central budget
     * @param province provincial budget
     * @param city city budget
     * @param county county budget
     */
    public record Split(String name, Fen central, Fen province, Fen city, Fen county) {

        /** All budgets together. */
        public Fen sum() {
            return central.plus(province).plus(city).plus(county);
        }
    }
}
