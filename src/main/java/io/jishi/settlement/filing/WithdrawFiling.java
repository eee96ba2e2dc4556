package io.jishi.settlement.filing;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.filing.FilingDirectory;
import io.jishi.filing.FilingRegister;
import io.jishi.filing.model.FilingRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * Withdraws a filing at the request of the institution that filed it. Bills that were made with it stand; bills after
 * the withdrawal are made without it. Withdrawing twice is withdrawing once.
 */
@ApplicationScoped
public class WithdrawFiling {

    private final FilingRegister register;
    private final FilingDirectory filings;
    private final CoverageDirectory coverage;
    private final FindFilings find;
    private final Clock clock;

    /** With its ports. */
    WithdrawFiling(
            FilingRegister register,
            FilingDirectory filings,
            CoverageDirectory coverage,
            FindFilings find,
            Clock clock) {
        this.register = register;
        this.filings = filings;
        this.coverage = coverage;
        this.find = find;
        this.clock = clock;
    }

    /** What becomes of a request to withdraw. */
    public sealed interface Withdrawal {

        /**
         * The filing is withdrawn, now or before. Whoever used it has committed: the list is complete.
         *
         * @param view the filing and the live bills that were made with it
         */
        record Withdrawn(FilingView view) implements Withdrawal {}

        /** The institution sees the filing and has not filed it. */
        record NotTheFiler() implements Withdrawal {}

        /** There is no such filing for the institution. */
        record NotFound() implements Withdrawal {}

        /** One of three functions, by what this is. */
        default <T> T fold(
                Function<Withdrawn, T> withdrawn,
                Function<NotTheFiler, T> notTheFiler,
                Function<NotFound, T> notFound) {
            if (this instanceof Withdrawn item) {
                return withdrawn.apply(item);
            }
            if (this instanceof NotTheFiler item) {
                return notTheFiler.apply(item);
            }
            return notFound.apply((NotFound) this);
        }
    }

    /** Withdraws; fails as {@link RecordFiling#record} does. */
    public Uni<Withdrawal> withdraw(String region, String filingId, String institution) {
        return register.find(region, filingId).chain(found -> {
            if (found.filter(filing -> filing.isVisibleTo(institution)).isEmpty()) {
                return Uni.createFrom().item(new Withdrawal.NotFound());
            }
            return found.get().isFiledBy(institution)
                    ? withdraw(found.get(), institution)
                    : Uni.createFrom().item(new Withdrawal.NotTheFiler());
        });
    }

    private Uni<Withdrawal> withdraw(FilingRecord filing, String institution) {
        Uni<Optional<FilingRecord>> work = register.withdraw(
                        filing.region(),
                        filing.filing().filingId(),
                        institution,
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .eventually(() -> forget(filing.personId()));
        return Unstoppable.run(work)
                .chain(withdrawn -> withdrawn
                        .map(now -> find.view(now).<Withdrawal>map(Withdrawal.Withdrawn::new))
                        .orElseGet(() -> Uni.createFrom().item(new Withdrawal.NotFound())));
    }

    private void forget(String personId) {
        filings.forget(personId);
        coverage.forget(personId);
    }
}
