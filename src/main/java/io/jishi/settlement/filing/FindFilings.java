package io.jishi.settlement.filing;

import io.jishi.filing.FilingRegister;
import io.jishi.filing.model.FilingRecord;
import io.jishi.settlement.SettlementDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Filings with the bills that rest on them, for the institution that filed them and for the hospital that they name; to
 * others they do not exist.
 */
@ApplicationScoped
public class FindFilings {

    private static final int PAGE = 50;
    private static final int USES_MAXIMUM = 100;

    private final FilingRegister register;
    private final SettlementDirectory settlements;

    FindFilings(FilingRegister register, SettlementDirectory settlements) {
        this.register = register;
        this.settlements = settlements;
    }

    /**
     * Some filings of a person.
     *
     * @param filings newest first
     * @param more whether there are older ones
     */
    public record Page(List<FilingView> filings, boolean more) {}

    /** The filing with this id. */
    public Uni<Optional<FilingView>> find(String region, String filingId, String institution) {
        return register.find(region, filingId)
                .chain(found -> found.filter(filing -> filing.isVisibleTo(institution))
                        .map(filing -> view(filing).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * The filings of a person.
     *
     * @param before only those that were filed before this one; null for the newest
     */
    public Uni<Page> ofPerson(String region, String personId, String institution, @Nullable String before) {
        return register.ofPerson(region, personId, institution, before, PAGE + 1)
                .chain(found -> {
                    List<FilingRecord> page = found.subList(0, Math.min(PAGE, found.size()));
                    return views(region, page).map(views -> new Page(views, found.size() > PAGE));
                });
    }

    /** A filing with the bills that rest on it now. */
    Uni<FilingView> view(FilingRecord filing) {
        return views(filing.region(), List.of(filing)).map(views -> views.get(0));
    }

    private Uni<List<FilingView>> views(String region, List<FilingRecord> filings) {
        List<String> ids =
                filings.stream().map(filing -> filing.filing().filingId()).toList();
        return settlements
                .usesOf(region, ids, USES_MAXIMUM + 1)
                .map(uses -> filings.stream().map(filing -> view(filing, uses)).toList());
    }

    private static FilingView view(FilingRecord filing, Map<String, List<String>> uses) {
        List<String> bills = uses.getOrDefault(filing.filing().filingId(), List.of());
        return new FilingView(
                filing, bills.subList(0, Math.min(USES_MAXIMUM, bills.size())), bills.size() > USES_MAXIMUM);
    }
}
