package io.jishi.settlement.model;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.ledger.model.Account;
import io.jishi.ledger.model.Posting;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;

/** The double entries of a bill: every payer owes the provider its part; together they owe the total. */
public final class BillPostings {

    private BillPostings() {}

    /** The entries of a bill, or of the negative amounts that undo one: those have the accounts swapped. */
    public static List<Posting> of(BenefitAmounts amounts) {
        List<Posting> postings = new ArrayList<>(8);
        add(postings, Account.POOLING_FUND, amounts.poolingFund());
        add(postings, Account.CRITICAL_ILLNESS_INSURANCE, amounts.criticalIllness());
        add(postings, Account.EXTRA_LAYERS, amounts.extras());
        add(postings, Account.MEDICAL_ASSISTANCE, amounts.medicalAssistance());
        add(postings, Account.ADDITIONAL_ASSISTANCE, amounts.additionalAssistance());
        add(postings, Account.HOSPITAL_BORNE, amounts.hospitalBorne());
        add(postings, Account.PERSONAL_ACCOUNT, amounts.personalAccount());
        add(postings, Account.PATIENT_CASH, amounts.cash());
        return List.copyOf(postings);
    }

    private static void add(List<Posting> postings, Account payer, Fen amount) {
        if (amount.isPositive()) {
            postings.add(new Posting(payer, Account.PROVIDER_PAYABLE, amount));
        } else if (amount.isNegative()) {
            postings.add(new Posting(Account.PROVIDER_PAYABLE, payer, amount.negated()));
        }
    }
}
