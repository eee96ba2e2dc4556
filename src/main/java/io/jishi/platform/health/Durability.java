package io.jishi.platform.health;

import io.jishi.platform.health.CommitPromise.Setting;
import io.jishi.platform.transaction.Connections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server, on the connections that settle, whether a commit that has returned is on disk. A bill is answered
 * after its commit; a server that commits without writing turns that answer into a guess.
 *
 * <p>Asked when the gateway starts and about every second and a half from then on. What is set for the role or the
 * database holds for new connections only, so it is read from the catalogue as well: the pool may make one at any
 * time. A connection that is itself unfit is ended, since it would stay so for as long as it lives, and the question
 * is repeated soon, until the pool has no such connection left.
 *
 * <p>An answer that does not come changes nothing: then the lanes fail by themselves. All state belongs to one context.
 */
@ApplicationScoped
public class Durability {

    private static final Logger LOG = Logger.getLogger(Durability.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long SHORT_PAUSE_MILLIS = 150;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final String QUESTION = "select name, setting, source, false from pg_settings where name in"
            + " ('synchronous_commit', 'fsync', 'full_page_writes', 'transaction_read_only')"
            + " union all"
            + " select 'in_recovery', case when pg_is_in_recovery() then 'on' else 'off' end, 'default', false"
            + " union all (select distinct on (name) name, value, origin, true from ("
            + " select split_part(entry, '=', 1) as name, split_part(entry, '=', 2) as value, setrole, setdatabase,"
            + " case when setrole = 0 and setdatabase = 0 then 'global' when setrole = 0 then 'database'"
            + " when setdatabase = 0 then 'user' else 'database user' end as origin"
            + " from pg_db_role_setting, unnest(setconfig) as entry"
            + " where setdatabase in (0, (select oid from pg_database where datname = current_database()))"
            + " and setrole in (0, (select oid from pg_roles where rolname = session_user))) found"
            + " where name in ('synchronous_commit', 'default_transaction_read_only')"
            + " and not exists (select from pg_settings s where s.name = found.name and s.source = 'client')"
            + " order by name, setrole <> 0 desc, setdatabase <> 0 desc)";

    private final Vertx vertx;
    private final Context context;
    private final Pool pool;

    private volatile @Nullable CommitPromise last;
    private boolean stopped;

    /** On the connections of the lanes. */
    public Durability(Vertx vertx, @ReactiveDataSource("lanes") Pool pool, MeterRegistry meters) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.pool = pool;
        Gauge.builder("jishi.durable", () -> isKnown() && !isRefused() ? 1 : 0)
                .description("1 while the database keeps what it commits, by the last answer that it gave")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        context.runOnContext(unused -> ask());
    }

    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(unused -> stopped = true);
    }

    /** Whether the last definite answer was that commits are not kept: then nothing is settled. */
    public boolean isRefused() {
        CommitPromise found = last;
        return found != null && !found.isKept();
    }

    /** The last definite answer; null before the first. */
    @Nullable
    CommitPromise last() {
        return last;
    }

    private boolean isKnown() {
        return last != null;
    }

    /** One question at a time; a connection that does not answer it is not kept. */
    private void ask() {
        if (stopped) {
            return;
        }
        Connections.use(pool, DEADLINE, Durability::answer)
                .subscribe()
                .with(
                        found -> context.runOnContext(unused -> next(found)),
                        noAnswer -> context.runOnContext(unused -> next(null)));
    }

    private static Future<CommitPromise> answer(SqlConnection connection) {
        return connection.query(QUESTION).execute().compose(rows -> {
            List<Setting> settings = new ArrayList<>();
            rows.forEach(row -> settings.add(new Setting(
                    row.getString(0), row.getString(1), row.getString(2), Objects.equals(row.getBoolean(3), true))));
            CommitPromise found = CommitPromise.of(settings);
            return found.giveUpConnection()
                    ? end(connection).transform(ended -> Future.succeededFuture(found))
                    : Future.succeededFuture(found);
        });
    }

    /** Ends a connection that goes back to a pool: the pool drops it then. */
    public static Future<Void> end(SqlConnection connection) {
        return connection
                .query("select pg_terminate_backend(pg_backend_pid())")
                .execute()
                .mapEmpty();
    }

    /** {@code found}: null if there was no answer. */
    private void next(@Nullable CommitPromise found) {
        if (found != null) {
            learn(found);
        }
        after(isRefused() ? SHORT_PAUSE_MILLIS : PAUSE_MILLIS);
    }

    private void after(long pause) {
        long jittered = pause + ThreadLocalRandom.current().nextLong(pause);
        vertx.setTimer(jittered, unused -> context.runOnContext(unused2 -> ask()));
    }

    private void learn(CommitPromise found) {
        CommitPromise before = last;
        last = found;
        if (found.isKept()) {
            if (before != null && !before.isKept()) {
                LOG.info("the database keeps what it commits again; settling goes on");
            }
        } else if (before == null || !before.faults().equals(found.faults())) {
            LOG.error("nothing is settled, since the database may lose what it commits: "
                    + String.join("; ", found.faults()));
        }
    }
}
