package io.jishi.faults;

import io.jishi.support.PostgresNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whether everything is at rest when nobody works: no transaction open, no lock kept, no connection out of its pool, no
 * file descriptor more than before (I-10).
 */
final class Rest {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_MILLISECONDS = 100;

    /** Pools that were not full at the beginning may be: the sum of their sizes. */
    private static final long POOLED_CONNECTIONS = 52;

    private static final String OPEN_TRANSACTIONS =
            "select count(*) from pg_stat_activity where state like 'idle in transaction%'";
    private static final String KEPT_LOCKS = "select count(*) from pg_locks where locktype = 'advisory'";
    private static final String WORKING = "select count(*) from pg_stat_activity where backend_type = 'client backend'"
            + " and state = 'active' and pid <> pg_backend_pid()";

    private final Cluster cluster;
    private final Map<Long, Long> descriptorsAtFirst = new HashMap<>();

    Rest(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Remembers how many descriptors each gateway process has while nobody works. */
    void remember() {
        for (Gateway gateway : cluster.gateways()) {
            descriptorsAtFirst.putIfAbsent(gateway.pid(), gateway.descriptors());
        }
    }

    /** What is not at rest, after it was given ten seconds to come to it; empty if all is. */
    List<String> findings() throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        List<String> findings = look();
        while (!findings.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            findings = look();
        }
        return findings;
    }

    private List<String> look() {
        List<String> findings = new ArrayList<>();
        PostgresNode primary = cluster.postgres().primary();
        none(primary, OPEN_TRANSACTIONS, "transactions are open and idle", findings);
        none(primary, KEPT_LOCKS, "advisory locks are kept", findings);
        none(primary, WORKING, "statements run", findings);
        for (Gateway gateway : cluster.gateways()) {
            gateway.notZero("sql_pool_active")
                    .forEach(pool -> findings.add(gateway.name() + ": connections are out of their pool: " + pool));
            long now = gateway.descriptors();
            long first = descriptorsAtFirst.getOrDefault(gateway.pid(), now);
            if (now > first + POOLED_CONNECTIONS) {
                findings.add(gateway.name() + ": " + now + " descriptors, at first " + first);
            }
        }
        return findings;
    }

    private static void none(PostgresNode primary, String sql, String what, List<String> findings) {
        try {
            String count = primary.value(sql);
            if (!count.equals("0")) {
                findings.add(count + " " + what);
            }
        } catch (SQLException away) {
            findings.add("PostgreSQL does not answer: " + away.getMessage());
        }
    }
}
