package io.jishi.settlement.store;

import io.jishi.coverage.model.Coverage;
import io.jishi.filing.model.Filings;
import io.jishi.platform.transaction.KeyedRead;
import io.jishi.settlement.model.Registered;
import io.jishi.shared.id.PersonKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the registries have of people, as the transaction of a batch sees it. */
@ApplicationScoped
class Registries {

    private final KeyedRead<PersonKey, Coverage> coverage;
    private final KeyedRead<PersonKey, Filings> filings;

    Registries(KeyedRead<PersonKey, Coverage> coverage, KeyedRead<PersonKey, Filings> filings) {
        this.coverage = coverage;
        this.filings = filings;
    }

    /** Each of these people. */
    Future<Map<PersonKey, Registered>> read(SqlConnection connection, List<PersonKey> persons) {
        Future<Map<PersonKey, Coverage>> covers = coverage.read(connection, persons);
        Future<Map<PersonKey, Filings>> filed = filings.read(connection, persons);
        return Future.all(covers, filed).map(read -> {
            Map<PersonKey, Filings> filedBy = filed.result();
            Map<PersonKey, Registered> found = new HashMap<>();
            covers.result()
                    .forEach((person, cover) ->
                            found.put(person, new Registered(cover, Objects.requireNonNull(filedBy.get(person)))));
            return found;
        });
    }
}
