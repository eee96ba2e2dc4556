package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.shared.money.Fen;
import java.util.List;

/** Which accumulators a bill reads and changes. */
final class AccumulatorKeys {

    private AccumulatorKeys() {}

    /** The wide row of the benefit year. */
    static AccumulatorKey yearOf(SettleRequest request, PolicyVersion policy) {
        return new AccumulatorKey(
                request.region(), request.personId(), request.scheme(), policy.yearStartOf(request.endedOn()));
    }

    /** What has been paid before this bill. */
    static YearToDate before(SettleRequest request, PolicyVersion policy, LockedState state) {
        // a batch may have locked more than this bill asked for, which must not show in it
        List<ScopeKey> own = scopesOf(request, policy);
        return state.accumulators(yearOf(request, policy))
                .withScopes(own(own, dayOf(request), state), own(own, diseaseOf(request, policy), state))
                .withOutpatientPart(own(own, partOf(request, policy), state));
    }

    private static Fen own(List<ScopeKey> own, ScopeKey key, LockedState state) {
        return own.contains(key) ? state.scope(key) : Fen.ZERO;
    }

    /** The narrow rows that the care type has. */
    static List<ScopeKey> scopesOf(SettleRequest request, PolicyVersion policy) {
        return switch (request.careType()) {
            case INPATIENT -> List.of();
            case OUTPATIENT ->
                hasPart(policy) ? List.of(dayOf(request), partOf(request, policy)) : List.of(dayOf(request));
            case OUTPATIENT_TWO_DISEASE, OUTPATIENT_CHRONIC -> List.of(diseaseOf(request, policy));
        };
    }

    private static boolean hasPart(PolicyVersion policy) {
        OutpatientPoolingPolicy pooling = policy.outpatientPooling();
        return pooling != null && pooling.yearPart() != null;
    }

    /** The narrow row of the reference date. */
    static ScopeKey dayOf(SettleRequest request) {
        return new ScopeKey(
                request.region(),
                request.personId(),
                request.scheme(),
                ScopeKey.Kind.OUTPATIENT_DAY,
                "",
                request.endedOn());
    }

    /** The narrow row of the part of the yearly cap; no bill changes it where the policy has none. */
    static ScopeKey partOf(SettleRequest request, PolicyVersion policy) {
        return new ScopeKey(
                request.region(),
                request.personId(),
                request.scheme(),
                ScopeKey.Kind.OUTPATIENT_PART_YEAR,
                "",
                policy.yearStartOf(request.endedOn()));
    }

    /** The narrow row of the disease in the benefit year. */
    static ScopeKey diseaseOf(SettleRequest request, PolicyVersion policy) {
        String disease = request.disease();
        return new ScopeKey(
                request.region(),
                request.personId(),
                request.scheme(),
                ScopeKey.Kind.DISEASE_YEAR,
                disease == null ? "" : disease,
                policy.yearStartOf(request.endedOn()));
    }
}
