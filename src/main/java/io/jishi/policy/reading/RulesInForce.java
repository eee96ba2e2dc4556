package io.jishi.policy.reading;

import io.jishi.policy.model.CitedDocument;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.Provenance;
import io.jishi.policy.model.Provision;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a package says on a day.
 *
 * @param source the package
 * @param version its version on the day
 * @param date the day
 */
public record RulesInForce(PolicyPackage source, PolicyVersion version, LocalDate date) {

    /** The block of each parameter that holds on the day, repeals included. */
    public List<Provision> provisions() {
        return source.text().provisions().stream()
                .filter(provision -> provision.isIn(date))
                .toList();
    }

    /** What holds. */
    public List<Provision> values() {
        return provisions().stream().filter(provision -> !provision.isRepeal()).toList();
    }

    /** What held once and is repealed on the day. */
    public List<Provision> repeals() {
        return provisions().stream().filter(Provision::isRepeal).toList();
    }

    /** The documents that are cited on the day, in the order of the package. */
    public List<CitedDocument> documents() {
        Set<String> cited = new HashSet<>();
        provisions()
                .forEach(provision -> provision
                        .bases()
                        .forEach(basis -> cited.add(basis.citation().document())));
        return source.text().documents().stream()
                .filter(document -> cited.contains(document.citedAs()))
                .toList();
    }

    /** How many values are how sure. A table counts once for each of its rows, everything else once. */
    public Map<Provenance, Integer> provenances() {
        Map<Provenance, Integer> counts = new EnumMap<>(Provenance.class);
        for (Provenance provenance : Provenance.values()) {
            counts.put(provenance, 0);
        }
        values().stream()
                .flatMap(Provision::bases)
                .forEach(basis -> counts.merge(basis.citation().provenance(), 1, Integer::sum));
        return counts;
    }
}
