package io.jishi.verification;

import io.jishi.settlement.model.StoredFacts;
import java.util.Optional;

/** A row that undoes another one is its exact opposite. */
record Opposite(BillRow row, StoredFacts stored, Pointers.Known undone) {

    void check(Complaints complaints) {
        BillRow other = undone.row();
        Optional<Part> part = row.amounts().differenceFromOppositeOf(other.amounts());
        part.ifPresent(found -> complaints.differs(
                row,
                found.column(),
                "the opposite of " + other.amounts().of(found),
                row.amounts().of(found)));
        if (!row.terms().equals(other.terms())) {
            complaints.differs(row, "its terms", other.terms(), row.terms());
        }
        if (!row.identity().visitId().equals(other.identity().visitId())) {
            complaints.differs(
                    row, "visit_id", other.identity().visitId(), row.identity().visitId());
        }
        if (row.paysNothing() || row.cause() != null) {
            complaints.recomputation(row, "what undoes another row has neither the flag nor a cause of its own");
        }
        StoredFacts theirs = undone.stored();
        if (theirs != null && !stored.equals(theirs.undone())) {
            complaints.recomputation(
                    row, "its facts are not those of " + other.settlementId() + " with the change turned");
        }
    }
}
