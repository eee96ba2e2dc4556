package io.jishi.policy.reading;

import io.jishi.policy.model.Content;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list whose elements say themselves which they are: rows by their {@code when}, where none is for everybody, and
 * other groups by their {@code name}.
 *
 * @param elements by key, in the order of the list, each without the member that is the key
 */
record KeyedList(Map<Key, Content.Group> elements) {

    private static final String ROWS = "rows";
    private static final Content.Group EVERYBODY = new Content.Group(Map.of(), null);

    /** Which element; the occurrence tells those with the same key apart. */
    record Key(Content content, int occurrence) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byContent = Canonical.signature(content).compareTo(Canonical.signature(other.content));
            return byContent != 0 ? byContent : Integer.compare(occurrence, other.occurrence);
        }
    }

    /** The lists of a group. */
    static List<String> namesIn(Content.Group group) {
        return group.members().entrySet().stream()
                .filter(member -> member.getValue() instanceof Content.Items)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether the member is such a list, or not there at all. */
    static boolean isKeyedOrAbsent(Content.Group group, String name) {
        Content member = group.members().get(name);
        return member == null
                || (member instanceof Content.Items items
                        && items.items().stream().allMatch(item -> keyOf(name, item) != null));
    }

    /** The list of a group; empty if it is absent. */
    static KeyedList of(Content.Group group, String name) {
        Map<Key, Content.Group> elements = new LinkedHashMap<>();
        Map<Content, Integer> occurrences = new HashMap<>();
        if (group.members().get(name) instanceof Content.Items items) {
            for (Content item : items.items()) {
                Content key = Objects.requireNonNull(keyOf(name, item), "asked before");
                int occurrence = occurrences.merge(key, 1, Integer::sum);
                elements.put(new Key(key, occurrence), withoutKey(name, (Content.Group) item));
            }
        }
        return new KeyedList(elements);
    }

    /** The keys that the other list has as well, in the order of this one. */
    List<Content> orderOf(KeyedList other) {
        return elements.keySet().stream()
                .filter(other.elements::containsKey)
                .map(Key::content)
                .toList();
    }

    private static @Nullable Content keyOf(String list, Content item) {
        if (!(item instanceof Content.Group group)) {
            return null;
        }
        if (list.equals(ROWS)) {
            return Canonical.of(group.members().getOrDefault("when", EVERYBODY));
        }
        return group.members().get("name") instanceof Content.Text name ? name : null;
    }

    private static Content.Group withoutKey(String list, Content.Group element) {
        Map<String, Content> rest = new LinkedHashMap<>(element.members());
        rest.remove(list.equals(ROWS) ? "when" : "name");
        return new Content.Group(rest, element.basis());
    }
}
