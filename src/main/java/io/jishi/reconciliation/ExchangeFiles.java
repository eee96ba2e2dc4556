package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ExchangeFile;
import io.jishi.reconciliation.model.ReconciliationFault;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files that institutions send and fetch. Each sees its own, until they expire. */
@ApplicationScoped
public class ExchangeFiles {

    private static final int NAME_MAXIMUM = 200;

    private final ExchangeFileStore store;
    private final ReconciliationConfiguration configuration;
    private final Clock clock;

    ExchangeFiles(ExchangeFileStore store, ReconciliationConfiguration configuration, Clock clock) {
        this.store = store;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** What becomes of a file that is sent. */
    public sealed interface Storing {}

    /**
     * It can be read from now on.
     *
     * @param file with its handle
     */
    public record Stored(ExchangeFile file) implements Storing {}

    /**
     * Nothing is stored.
     *
     * @param fault why
     */
    public record Refused(ReconciliationFault fault) implements Storing {}

    /**
     * A file that can be read.
     *
     * @param file what it is
     * @param content its pieces, each read when it is asked for
     */
    public record Opened(ExchangeFile file, Multi<byte[]> content) {}

    /**
     * Stores a file. Fails with {@link io.jishi.shared.reason.Unavailable} if that takes too long; the same may then be
     * sent again.
     *
     * @param institution the authenticated institution
     * @param name as the institution names it
     * @param content its bytes; not changed afterwards
     */
    public Uni<Storing> store(String institution, String name, byte[] content) {
        ReconciliationFault fault = faultOf(name, content);
        if (fault != null) {
            return Uni.createFrom().item(new Refused(fault));
        }
        Instant now = clock.instant();
        ExchangeFile file =
                new ExchangeFile(FileHandles.next(), name, content.length, now.plus(configuration.fileExpiry()));
        return store.store(institution, file, content, now, configuration.filesMaximum())
                .map(stored -> stored ? new Stored(file) : new Refused(tooMany()));
    }

    /** A file of the institution; empty if there is none with this handle, or it has expired. */
    public Uni<Optional<Opened>> read(String institution, String fileId) {
        if (fileId.length() != FileHandles.LENGTH) {
            return Uni.createFrom().item(Optional.empty());
        }
        return store.find(institution, fileId, clock.instant())
                .map(found -> found.map(file -> new Opened(file, store.content(institution, file))));
    }

    private ReconciliationFault tooMany() {
        return ReconciliationFault.of(
                Code.TOO_MANY_FILES, "at most " + configuration.filesMaximum() + " files may be unexpired at a time");
    }

    private @Nullable ReconciliationFault faultOf(String name, byte[] content) {
        if (name.isBlank() || name.length() > NAME_MAXIMUM || name.chars().anyMatch(Character::isISOControl)) {
            return ReconciliationFault.of(Code.FILE_NAME_INVALID, "1 to " + NAME_MAXIMUM + " printable characters");
        }
        if (content.length == 0) {
            return ReconciliationFault.of(Code.FILE_EMPTY, "the file has no byte");
        }
        long maximum = configuration.fileMaximum().asLongValue();
        return content.length > maximum
                ? ReconciliationFault.of(Code.FILE_TOO_LARGE, "at most " + maximum + " bytes, not " + content.length)
                : null;
    }
}
