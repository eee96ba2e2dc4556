package io.jishi.architecture.guilty.application.benefit;

import io.jishi.architecture.guilty.application.policy.PolicyBook;
import java.time.LocalDate;

/** Guilty: a step that selects its own rules. */
public final class ConsultsPolicyBook {

    public long deductible(PolicyBook book, LocalDate day) {
        return book.inForce(day).fen();
    }
}
