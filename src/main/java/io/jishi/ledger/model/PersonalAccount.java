package io.jishi.ledger.model;

import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * A person's account (S0-02-4): what was credited, and what the person's bills have taken of it. The balance is never
 * stored, so that no bill and its account can disagree.
 *
 * @param credits with their days
 * @param used by live bills, zero or more
 */
public record PersonalAccount(List<Credit> credits, Fen used) {

    /** Nobody's account, or one that was never credited. */
    public static final PersonalAccount EMPTY = new PersonalAccount(List.of(), Fen.ZERO);

    /** Copies its list. */
    public PersonalAccount {
        credits = List.copyOf(credits);
    }

    /**
     * A credit.
     *
     * @param creditedOn its day
     * @param amount above zero
     */
    public record Credit(LocalDate creditedOn, Fen amount) {}

    /**
     * What is left of the credits; zero where more was used than they were.
     *
     * @param accepted whether a credit of a day counts
     */
    public Fen balance(Predicate<LocalDate> accepted) {
        Fen credited = credits.stream()
                .filter(credit -> accepted.test(credit.creditedOn()))
                .map(Credit::amount)
                .reduce(Fen.ZERO, Fen::plus);
        return credited.minus(used).atLeastZero();
    }

    /** The account after a bill took so much of it, or with a negative amount after the bill was undone. */
    public PersonalAccount after(Fen taken) {
        return new PersonalAccount(credits, used.plus(taken));
    }
}
