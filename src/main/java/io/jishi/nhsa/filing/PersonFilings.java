package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingRecord;
import io.jishi.settlement.filing.FilingView;
import io.jishi.settlement.filing.FindFilings;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The standing filings of a person that an institution sees: those that it made and those that name it. */
@ApplicationScoped
class PersonFilings {

    /** The newest four pages; by default nobody can have made more that stand. */
    private static final int PAGES = 4;

    private final FindFilings findFilings;

    PersonFilings(FindFilings findFilings) {
        this.findFilings = findFilings;
    }

    /** Newest first. */
    Uni<List<FilingRecord>> of(String personId, String institution) {
        return further(personId, institution, new ArrayList<>(), 1)
                .map(all -> all.stream()
                        .map(FilingView::filing)
                        .filter(filing -> filing.withdrawnAt() == null)
                        .toList());
    }

    private Uni<List<FilingView>> further(String personId, String institution, List<FilingView> read, int page) {
        @Nullable
        String before = read.isEmpty()
                ? null
                : read.get(read.size() - 1).filing().filing().filingId();
        return findFilings
                .ofPerson(TimeOrderedId.regionOf(personId), personId, institution, before)
                .chain(found -> {
                    read.addAll(found.filings());
                    return found.more() && page < PAGES
                            ? further(personId, institution, read, page + 1)
                            : Uni.createFrom().item(read);
                });
    }
}
