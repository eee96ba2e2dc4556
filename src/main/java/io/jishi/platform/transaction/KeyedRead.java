package io.jishi.platform.transaction;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/**
 * One read of many keys. By itself, or in a transaction of somebody else's: then it sees what that sees.
 *
 * @param <K> the key
 * @param <V> what is found
 */
public interface KeyedRead<K, V> {

    /**
     * What is found for each of the keys; each has a value, also where there are no rows. The statements are sent at
     * once, without waiting for one another or for what was sent before.
     */
    Future<Map<K, V>> read(SqlConnection connection, List<K> keys);
}
