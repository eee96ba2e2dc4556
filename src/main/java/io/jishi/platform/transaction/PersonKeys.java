package io.jishi.platform.transaction;

import io.jishi.shared.id.PersonKey;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** People as parameters and in rows. */
public final class PersonKeys {

    private PersonKeys() {}

    /** Two arrays, of regions and of ids, for {@code unnest($1::text[], $2::text[])}. */
    public static Tuple parameters(List<PersonKey> keys) {
        return Tuple.tuple()
                .addArrayOfString(keys.stream().map(PersonKey::region).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(PersonKey::personId).toArray(String[]::new));
    }

    /** Whom a row with these two columns is about. */
    public static PersonKey of(Row row) {
        return new PersonKey(row.getString("region"), row.getString("person_id"));
    }
}
