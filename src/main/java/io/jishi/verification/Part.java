package io.jishi.verification;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.ledger.model.Account;
import io.jishi.shared.money.Fen;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The amounts of a row, in the order of their columns. */
public enum Part {
    /** The medical expense. */
    TOTAL(BenefitAmounts::total, null),
    /** Outside the catalogue. */
    NON_COVERED(BenefitAmounts::nonCovered, null),
    /** Above price limits. */
    OVER_LIMIT(BenefitAmounts::overLimit, null),
    /** Taken first. */
    UPFRONT_SELF_PAY(BenefitAmounts::upfrontSelfPay, null),
    /** The rest of the expense. */
    ELIGIBLE(BenefitAmounts::eligible, null),
    /** Applied to the bill. */
    DEDUCTIBLE(BenefitAmounts::deductible, null),
    /** Paid by the pooling fund. */
    POOLING_FUND(BenefitAmounts::poolingFund, Account.POOLING_FUND),
    /** Lost for want of a filing. */
    UNREFERRED_REDUCTION(BenefitAmounts::unreferredReduction, null),
    /** The bill's part of the cumulative base. */
    CRITICAL_ILLNESS_BASE(BenefitAmounts::criticalIllnessBase, null),
    /** Paid by critical illness insurance. */
    CRITICAL_ILLNESS(BenefitAmounts::criticalIllness, Account.CRITICAL_ILLNESS_INSURANCE),
    /** Paid by extra layers. */
    EXTRAS(BenefitAmounts::extras, Account.EXTRA_LAYERS),
    /** Paid by medical assistance. */
    MEDICAL_ASSISTANCE(BenefitAmounts::medicalAssistance, Account.MEDICAL_ASSISTANCE),
    /** Paid by additional assistance. */
    ADDITIONAL_ASSISTANCE(BenefitAmounts::additionalAssistance, Account.ADDITIONAL_ASSISTANCE),
    /** Borne by the hospital. */
    HOSPITAL_BORNE(BenefitAmounts::hospitalBorne, Account.HOSPITAL_BORNE),
    /** Paid from the personal account. */
    PERSONAL_ACCOUNT(BenefitAmounts::personalAccount, Account.PERSONAL_ACCOUNT),
    /** Paid in cash. */
    CASH(BenefitAmounts::cash, Account.PATIENT_CASH);

    /** The parts of the expense. */
    static final List<Part> EXPENSE = List.of(NON_COVERED, OVER_LIMIT, UPFRONT_SELF_PAY, ELIGIBLE);

    /** Those who pay, each with an account in the ledger. */
    public static final List<Part> PAYERS =
            Stream.of(values()).filter(part -> part.account != null).toList();

    /** Those who pay and are not the patient or the hospital. */
    static final List<Part> FUNDS =
            List.of(POOLING_FUND, CRITICAL_ILLNESS, EXTRAS, MEDICAL_ASSISTANCE, ADDITIONAL_ASSISTANCE);

    private final Function<BenefitAmounts, Fen> amount;
    private final @Nullable Account account;

    Part(Function<BenefitAmounts, Fen> amount, @Nullable Account account) {
        this.amount = amount;
        this.account = account;
    }

    /** Its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The account of who pays it; null for what nobody pays. */
    public @Nullable Account account() {
        return account;
    }

    /** This amount of computed ones, in fen. */
    long of(BenefitAmounts amounts) {
        return amount.apply(amounts).value();
    }
}
