package io.jishi.policy.reading;

import io.jishi.policy.model.Basis;
import io.jishi.policy.model.Content;
import io.jishi.policy.model.Provision;
import io.jishi.policy.reading.Difference.Change;
import io.jishi.policy.reading.Difference.Place;
import io.jishi.policy.reading.Difference.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rules of two sides, parameter by parameter in the order of their names. It knows no parameter: rows of a
 * table are matched by their {@code when}, layers by their name, everything else by the name of the member. Equal
 * values are left out, also when one side states them anew from a later day.
 */
public final class PolicyDifference {

    private final List<Difference> found = new ArrayList<>();

    private PolicyDifference() {}

    /** The differences; none if both sides say the same on the same basis. */
    public static List<Difference> between(RulesInForce base, RulesInForce other) {
        Map<String, Provision> ofBase = byParameter(base);
        Map<String, Provision> ofOther = byParameter(other);
        TreeSet<String> parameters = new TreeSet<>(ofBase.keySet());
        parameters.addAll(ofOther.keySet());
        PolicyDifference difference = new PolicyDifference();
        parameters.forEach(parameter -> difference.compare(ofBase.get(parameter), ofOther.get(parameter)));
        return List.copyOf(difference.found);
    }

    private static Map<String, Provision> byParameter(RulesInForce rules) {
        Map<String, Provision> provisions = new TreeMap<>();
        rules.provisions().forEach(provision -> provisions.put(provision.parameter(), provision));
        return provisions;
    }

    private void compare(@Nullable Provision base, @Nullable Provision other) {
        Content.Group ofBase = base == null ? null : base.content();
        Content.Group ofOther = other == null ? null : other.content();
        if (base != null && ofBase != null && other != null && ofOther != null) {
            List<Difference> inBlock = new BlockDifference(base)
                    .between(new Anchor(ofBase, base.basis()), new Anchor(ofOther, other.basis()));
            found.addAll(inBlock);
        } else if (base != null && ofBase != null) {
            found.add(difference(base, Change.ONLY_IN_BASE, side(base), side(other)));
        } else if (other != null && ofOther != null) {
            found.add(difference(other, Change.ONLY_IN_OTHER, side(base), side(other)));
        }
    }

    private static Difference difference(Provision named, Change change, @Nullable Side base, @Nullable Side other) {
        return new Difference(named.parameter(), named.unit(), Place.BLOCK, change, base, other);
    }

    private static @Nullable Side side(@Nullable Provision provision) {
        return provision == null ? null : new Side(provision.content(), provision.basis());
    }

    /** A group with the basis that holds for it. */
    record Anchor(Content.Group group, Basis basis) {

        Anchor inside(Content.Group element) {
            Basis own = element.basis();
            return new Anchor(element, own == null ? basis : own);
        }

        Side side() {
            return new Side(group, basis);
        }
    }
}
