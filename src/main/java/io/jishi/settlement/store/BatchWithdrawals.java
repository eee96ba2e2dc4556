package io.jishi.settlement.store;

import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.VisitChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The withdrawals of a batch in their order. Several messages of one batch may be about one visit, so that a line may
 * be withdrawn, come again and be withdrawn again before anything is written.
 */
final class BatchWithdrawals {

    private final Map<String, List<VisitChange.Withdrawal>> byVisit = new HashMap<>();

    BatchWithdrawals(List<VisitChange.Withdrawal> withdrawals) {
        withdrawals.forEach(each -> byVisit.computeIfAbsent(each.visit().visitId(), unused -> new ArrayList<>())
                .add(each));
    }

    /**
     * Those that meet lines which stood before the batch: the first of each serial, until one takes all that is left.
     * That one is the last of its visit.
     */
    List<VisitChange.Withdrawal> firsts() {
        List<VisitChange.Withdrawal> firsts = new ArrayList<>();
        for (List<VisitChange.Withdrawal> ofVisit : byVisit.values()) {
            Set<String> serials = new HashSet<>();
            for (VisitChange.Withdrawal each : ofVisit) {
                boolean ofAll = each.serial() == null;
                if (ofAll || serials.add(Objects.requireNonNull(each.serial()))) {
                    firsts.add(each);
                }
                if (ofAll) {
                    break;
                }
            }
        }
        return firsts;
    }

    /** The generation in which a line of this batch stops to count; null if it counts at its end. */
    @Nullable
    Integer endOf(StoredLine line) {
        return byVisit.getOrDefault(line.visitId(), List.of()).stream()
                .filter(each -> each.serial() == null || line.serial().equals(each.serial()))
                .map(each -> each.visit().lines().generation())
                .filter(generation -> generation > line.generation())
                .findFirst()
                .orElse(null);
    }
}
