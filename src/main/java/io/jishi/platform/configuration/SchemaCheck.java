package io.jishi.platform.configuration;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.logging.Logger;

/**
 * Whether the schema is one that this gateway can use. Where it may migrate, it is; elsewhere somebody else migrates,
 * and an older schema stops the start in one line instead of in the middle of a bill.
 *
 * <p>A newer schema is allowed: two versions run beside each other during a change. A migration that takes away what
 * the version before it needs has a description that begins with {@code contract}, and stops the start of that version.
 */
@ApplicationScoped
class SchemaCheck {

    private static final Logger LOG = Logger.getLogger(SchemaCheck.class);
    private static final String CONTRACTING = "contract";

    private final Flyway flyway;

    SchemaCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        MigrationInfo[] migrations;
        try {
            migrations = flyway.info().all();
        } catch (FlywayException unreadable) {
            throw refused("the version of the schema cannot be read: " + firstLine(unreadable));
        }
        List<MigrationInfo> versioned = Arrays.stream(migrations)
                .filter(migration -> migration.getVersion() != null)
                .toList();
        List<String> missing = versioned.stream()
                .filter(migration -> !migration.getState().isApplied())
                .map(migration -> "V" + migration.getVersion())
                .toList();
        if (!missing.isEmpty()) {
            throw refused("the schema is older than this gateway: " + String.join(", ", missing)
                    + " have not been applied; start an instance with quarkus.flyway.migrate-at-start=true and the"
                    + " owner of the tables");
        }
        List<MigrationInfo> unknown = versioned.stream()
                .filter(migration -> !migration.getState().isResolved())
                .toList();
        for (MigrationInfo migration : unknown) {
            if (migration.getDescription().toLowerCase(Locale.ROOT).startsWith(CONTRACTING)) {
                throw refused("the schema is newer than this gateway and has taken away what it needs: V"
                        + migration.getVersion() + " " + migration.getDescription());
            }
            LOG.warnf("the schema is newer than this gateway: V%s", migration.getVersion());
        }
    }

    private static String firstLine(FlywayException unreadable) {
        return String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("no reason");
    }

    private static IllegalStateException refused(String why) {
        LOG.error("the gateway does not start: " + why);
        return new IllegalStateException(why);
    }
}
