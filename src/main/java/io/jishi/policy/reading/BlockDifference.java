package io.jishi.policy.reading;

import io.jishi.policy.model.Content;
import io.jishi.policy.model.Provision;
import io.jishi.policy.reading.Difference.Change;
import io.jishi.policy.reading.Difference.Place;
import io.jishi.policy.reading.Difference.Side;
import io.jishi.policy.reading.PolicyDifference.Anchor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two blocks of one parameter. */
final class BlockDifference {

    private final Provision named;
    private final List<Difference> found = new ArrayList<>();

    BlockDifference(Provision named) {
        this.named = named;
    }

    List<Difference> between(Anchor base, Anchor other) {
        TreeSet<String> lists = new TreeSet<>(KeyedList.namesIn(base.group()));
        lists.addAll(KeyedList.namesIn(other.group()));
        lists.removeIf(name ->
                !KeyedList.isKeyedOrAbsent(base.group(), name) || !KeyedList.isKeyedOrAbsent(other.group(), name));
        anchors(Place.BLOCK, without(base, lists), without(other, lists));
        lists.forEach(name -> lists(name, base, other));
        return found;
    }

    /** Without members that are compared by themselves; the basis stays. */
    private static Anchor without(Anchor anchor, Iterable<String> names) {
        Map<String, Content> rest = new LinkedHashMap<>(anchor.group().members());
        names.forEach(rest::remove);
        return new Anchor(new Content.Group(rest, anchor.group().basis()), anchor.basis());
    }

    private void lists(String name, Anchor base, Anchor other) {
        KeyedList ofBase = KeyedList.of(base.group(), name);
        KeyedList ofOther = KeyedList.of(other.group(), name);
        TreeSet<KeyedList.Key> keys = new TreeSet<>(ofBase.elements().keySet());
        keys.addAll(ofOther.elements().keySet());
        for (KeyedList.Key key : keys) {
            Place place = new Place(name, key.content(), key.occurrence(), "");
            Content.Group inBase = ofBase.elements().get(key);
            Content.Group inOther = ofOther.elements().get(key);
            if (inBase != null && inOther != null) {
                anchors(place, base.inside(inBase), other.inside(inOther));
            } else if (inBase != null) {
                add(place, Change.ONLY_IN_BASE, base.inside(inBase).side(), null);
            } else if (inOther != null) {
                add(place, Change.ONLY_IN_OTHER, null, other.inside(inOther).side());
            }
        }
        List<Content> orderOfBase = ofBase.orderOf(ofOther);
        List<Content> orderOfOther = ofOther.orderOf(ofBase);
        if (!orderOfBase.equals(orderOfOther)) {
            add(
                    new Place(name, null, 1, ""),
                    Change.ORDER,
                    new Side(new Content.Items(orderOfBase), base.basis()),
                    new Side(new Content.Items(orderOfOther), other.basis()));
        }
    }

    /** What rests on one basis: its members, or else the basis itself. */
    private void anchors(Place place, Anchor base, Anchor other) {
        int before = found.size();
        members(place, "", base, other);
        boolean says =
                !base.group().members().isEmpty() || !other.group().members().isEmpty();
        if (!says || found.size() > before) {
            return;
        }
        if (!base.basis().isSameArticle(other.basis())) {
            add(place, Change.CITATION, base.side(), other.side());
        } else if (base.basis().citation().provenance()
                != other.basis().citation().provenance()) {
            add(place, Change.PROVENANCE, base.side(), other.side());
        }
    }

    private void members(Place place, String prefix, Anchor base, Anchor other) {
        Map<String, Content> ofBase = base.group().members();
        Map<String, Content> ofOther = other.group().members();
        TreeSet<String> names = new TreeSet<>(ofBase.keySet());
        names.addAll(ofOther.keySet());
        for (String name : names) {
            Content inBase = ofBase.get(name);
            Content inOther = ofOther.get(name);
            if (inBase instanceof Content.Group baseGroup && inOther instanceof Content.Group otherGroup) {
                members(place, prefix + name + ".", base.inside(baseGroup), other.inside(otherGroup));
            } else {
                member(place.at(prefix + name), side(inBase, base), side(inOther, other));
            }
        }
    }

    private void member(Place place, @Nullable Side base, @Nullable Side other) {
        if (base == null || other == null) {
            add(place, base == null ? Change.ONLY_IN_OTHER : Change.ONLY_IN_BASE, base, other);
        } else if (!Canonical.isSame(base.value(), other.value())) {
            add(place, Change.VALUE, base, other);
        }
    }

    private static @Nullable Side side(@Nullable Content value, Anchor anchor) {
        return value == null ? null : new Side(value, anchor.basis());
    }

    private void add(Place place, Change change, @Nullable Side base, @Nullable Side other) {
        found.add(new Difference(named.parameter(), named.unit(), place, change, base, other));
    }
}
