package io.jishi.settlement;

import io.jishi.policy.PolicyBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which regions have rules here, for an interface that finds the region of a message before it calls a use case. */
@ApplicationScoped
public class ServedRegions {

    private final PolicyBook book;

    ServedRegions(PolicyBook book) {
        this.book = book;
    }

    /** The pooling region that a county, or a pooling region's own code, belongs to; empty if it is not served. */
    public Optional<String> poolingRegionOf(String code) {
        return book.poolingRegionOf(code);
    }
}
