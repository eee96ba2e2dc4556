package io.jishi.settlement.visit;

import io.jishi.settlement.Fingerprint;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import io.jishi.visit.model.VisitKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An admission, or an outpatient registration.
 *
 * @param key what the hospital calls the visit
 * @param personId the patient; empty if nobody has the ID number that was sent
 * @param personReference how the request names the person: the id, or the blind index of the ID number
 * @param scheme the scheme
 * @param careType kind of care; that of a registration may still change
 * @param disease null for care types without one
 * @param startedOn admission, or the day of the visit
 * @param record what else is reported; null for nothing
 */
public record VisitOpening(
        VisitKey key,
        String personId,
        String personReference,
        Scheme scheme,
        CareType careType,
        @Nullable String disease,
        LocalDate startedOn,
        @Nullable String record) {

    /** The patient's row. */
    PersonKey person() {
        return new PersonKey(key.region(), personId);
    }

    String fingerprint() {
        return Fingerprint.ofFields(
                "visit opening",
                List.of(
                        key.region(),
                        key.providerCode(),
                        key.visitNumber(),
                        personReference,
                        scheme.name(),
                        careType.name(),
                        String.valueOf(disease),
                        startedOn.toString(),
                        String.valueOf(record)));
    }
}
