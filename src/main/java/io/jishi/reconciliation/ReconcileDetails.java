package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ReconciliationFault;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Compares an institution's file with our rows bill by bill (对明细账). The result names the message of each of our rows,
 * so that a bill that the institution never saw is found and can be reversed.
 */
@ApplicationScoped
public class ReconcileDetails {

    private final DetailComparison comparison;
    private final RegionSwitches switches;
    private final Clock clock;

    ReconcileDetails(DetailComparison comparison, RegionSwitches switches, Clock clock) {
        this.comparison = comparison;
        this.switches = switches;
        this.clock = clock;
    }

    /**
     * Compares and stores the result file. Fails with {@link io.jishi.shared.reason.Unavailable} if it is not done in
     * time; the same may then be asked again.
     */
    public Uni<DetailsOutcome> reconcile(DetailsRequest request) {
        if (request.fileId().length() != FileHandles.LENGTH) {
            return Uni.createFrom()
                    .item(new DetailsOutcome.Refused(
                            ReconciliationFault.of(Code.FILE_NOT_FOUND, "there is no such file, or it has expired")));
        }
        return comparison.compare(request, switches.of(request.selection().region()), clock.instant());
    }
}
