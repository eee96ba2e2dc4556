package io.jishi.ledger.model;

import io.jishi.shared.money.Fen;

/**
 * One immutable double entry: the amount leaves the debit account and arrives on the credit account.
 *
 * @param debit who pays
 * @param credit who receives
 * @param amount above zero
 */
public record Posting(Account debit, Account credit, Fen amount) {

    /** Refuses an amount that is not above zero, and a posting onto itself. */
    public Posting {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a posting moves more than nothing");
        }
        if (debit == credit) {
            throw new IllegalArgumentException("a posting has two accounts");
        }
    }

    /** The opposite entry, which corrects this one. */
    public Posting reversed() {
        return new Posting(credit, debit, amount);
    }
}
