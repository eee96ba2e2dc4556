package io.jishi.verification.store;

import io.jishi.verification.CannotVerify;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the database is one that this program knows, and what of it there is. */
final class Schema {

    /** Tables with the column that the newest of their migrations brought, or one that was always there. */
    private static final List<String> REQUIRED = List.of(
            "settlement.visit_generation",
            "settlement.cause",
            "posting.amount",
            "accumulator.out_of_pocket",
            "accumulator_scope.amount",
            "person.sequence",
            "message.visit_id",
            "outbox.sequence",
            "visit.registration_id",
            "fee_line.withdrawn_in",
            "filing.filed_by",
            "filing_use.settlement_id",
            "policy_package.law");

    /** Every table that the checks begin from: a region that is in one of them only is a finding by itself. */
    private static final List<String> WITH_REGION = List.of(
            "settlement",
            "person",
            "posting",
            "outbox",
            "message",
            "accumulator",
            "accumulator_scope",
            "visit",
            "fee_line",
            "filing_use");

    private static final String LACKING = "select required from unnest(?) as required where not exists ("
            + "select from pg_attribute a where a.attrelid = to_regclass(split_part(required, '.', 1))"
            + " and a.attname = split_part(required, '.', 2) and not a.attisdropped)";

    private static final String FORBIDDEN = "select distinct split_part(required, '.', 1) from unnest(?) as required"
            + " where not has_table_privilege(split_part(required, '.', 1), 'select')";

    /** One probe of an index for each region, however many rows there are. */
    private static final String REGIONS = "with recursive found as ((select region from %1$s order by region limit 1)"
            + " union all select (select t.region from %1$s t where t.region > f.region order by t.region limit 1)"
            + " from found f where f.region is not null) select region from found where region is not null";

    private Schema() {}

    /** Refuses a database that lacks something, or a role that may not read all of it. */
    static void check(SnapshotConnection connection) throws SQLException {
        List<String> lacking = list(connection, LACKING);
        if (!lacking.isEmpty()) {
            throw new CannotVerify("the schema is not the one of this program: there is no " + lacking);
        }
        List<String> forbidden = list(connection, FORBIDDEN);
        if (!forbidden.isEmpty()) {
            throw new CannotVerify("the role may not read " + forbidden);
        }
    }

    private static List<String> list(SnapshotConnection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        connection.each(Query.of(sql, (Object) REQUIRED.toArray()), row -> found.add(row.getString(1)));
        return found;
    }

    /** The regions that have rows of some kind. */
    static Set<String> regions(SnapshotConnection connection) throws SQLException {
        Set<String> regions = new TreeSet<>();
        for (String table : WITH_REGION) {
            connection.each(Query.of(REGIONS.formatted(table)), row -> regions.add(row.getString(1)));
        }
        return regions;
    }
}
