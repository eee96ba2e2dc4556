package io.jishi.load.plain;

import io.jishi.load.core.Digest;
import io.jishi.provider.model.Agreement;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.time.DateRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hospitals and their keys, kept in memory as anybody would. */
@ApplicationScoped
class Hospitals {

    private final Pool pool;
    private final Map<String, String> institutions = new ConcurrentHashMap<>();
    private final Map<String, DesignatedProvider> providers = new ConcurrentHashMap<>();

    Hospitals(Pool pool) {
        this.pool = pool;
    }

    Uni<String> institution(String apiKey) {
        String known = institutions.get(apiKey);
        return known != null
                ? Uni.createFrom().item(known)
                : pool.preparedQuery("select institution_code from institution_key where key_hash = $1")
                        .execute(Tuple.of(io.vertx.core.buffer.Buffer.buffer(hash(apiKey))))
                        .map(rows -> rows.iterator().next().getString(0))
                        .invoke(found -> institutions.put(apiKey, found));
    }

    Uni<DesignatedProvider> provider(String region, String code) {
        DesignatedProvider known = providers.get(code);
        return known != null
                ? Uni.createFrom().item(known)
                : pool.preparedQuery("select p.epoch, p.treatment_region, p.catalogue_region, p.charge_class,"
                                + " p.administration, p.grade, a.care_types, a.valid_from, a.valid_until"
                                + " from provider p join agreement a using (region, provider_code)"
                                + " where region = $1 and provider_code = $2")
                        .execute(Tuple.of(region, code))
                        .map(rows -> provider(code, rows.iterator().next()))
                        .invoke(found -> providers.put(code, found));
    }

    private static DesignatedProvider provider(String code, Row row) {
        Set<CareType> careTypes = EnumSet.noneOf(CareType.class);
        Arrays.stream(row.getArrayOfStrings(6)).map(CareType::valueOf).forEach(careTypes::add);
        return new DesignatedProvider(
                row.getLong(0),
                code,
                row.getString(1),
                row.getString(2),
                ChargeClass.valueOf(row.getString(3)),
                Administration.valueOf(row.getString(4)),
                Arrays.stream(Grade.values())
                        .filter(grade -> grade.code().equals(row.getString(5)))
                        .findFirst()
                        .orElse(null),
                List.of(new Agreement(careTypes, new DateRange(row.getLocalDate(7), row.getLocalDate(8)))));
    }

    private static byte[] hash(String key) {
        return Digest.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
