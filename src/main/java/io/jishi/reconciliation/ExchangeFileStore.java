package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ExchangeFile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * Files of institutions in pieces. What fails, fails with {@link io.jishi.shared.reason.Unavailable}; a file that was
 * stored nevertheless is nobody's and expires.
 */
public interface ExchangeFileStore {

    /**
     * Stores a file whole or not at all.
     *
     * @param content not empty
     * @param now when it is stored
     * @param maximum most unexpired files of the institution, this one included
     * @return whether it was stored; false if there are as many as may be
     */
    Uni<Boolean> store(String institution, ExchangeFile file, byte[] content, Instant now, int maximum);

    /** A file of the institution that has not expired. */
    Uni<Optional<ExchangeFile>> find(String institution, String fileId, Instant now);

    /** The pieces of a file in order, each read when it is asked for. */
    Multi<byte[]> content(String institution, ExchangeFile file);
}
