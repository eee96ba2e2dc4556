package io.jishi.policy.model;

import io.jishi.shared.code.CareType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a region does with the personal or family accounts (个人(家庭)账户) of residents. They ended with 2020 (S0-02-4):
 * no credit is booked any more, and what is left may be used up. Who has which balance is no matter of a package.
 *
 * @param credits whether a credit may be booked; null where the package does not speak of accounts
 * @param pays the kinds of care whose patient's part a balance may pay; null where the package does not speak of it
 */
public record PersonalAccountPolicy(
        @Nullable Cited<Boolean> credits, @Nullable Cited<Set<CareType>> pays) {

    /** A package that does not speak of accounts: nothing is credited and nothing is taken. */
    public static final PersonalAccountPolicy NONE = new PersonalAccountPolicy(null, null);

    /** Whether a credit may be booked; where nothing says so it may not. */
    public boolean acceptsCredits() {
        return credits != null && credits.value();
    }

    /** Whether a balance may pay the patient's part of a bill of this kind; where nothing says so it may not. */
    public boolean mayPay(CareType careType) {
        return pays != null && pays.value().contains(careType);
    }
}
