package io.jishi.settlement;

import io.jishi.policy.PolicyBook;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;

/** What a bill may take from the personal account of its patient. */
final class AccountUse {

    private AccountUse() {}

    /**
     * The balance, where the request asks for it: of the credits up to the reference date that the package of their day
     * accepted (S0-02-4). A credit from before the package is not judged by it.
     */
    static Fen available(PolicyBook book, SettleRequest request, Situation situation, LockedState state) {
        if (!request.reported().usesPersonalAccount()) {
            return Fen.ZERO;
        }
        String county = situation.coverage().county();
        return state.personalAccount(request.person())
                .balance(day -> !day.isAfter(request.endedOn()) && isAccepted(book, request.scheme(), county, day));
    }

    /** Whether the package of its day accepted a credit. */
    static boolean isAccepted(PolicyBook book, Scheme scheme, String county, LocalDate day) {
        return book.inForce(county, scheme, day)
                .fold(version -> version.personalAccount().acceptsCredits(), missing -> true);
    }
}
