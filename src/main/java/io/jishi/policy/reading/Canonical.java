package io.jishi.policy.reading;

import io.jishi.policy.model.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Content as it is compared: without its basis, members by name, and lists of codes as the sets that they are. */
final class Canonical {

    private Canonical() {}

    static boolean isSame(@Nullable Content one, @Nullable Content other) {
        if (one == null || other == null) {
            return one == other;
        }
        return of(one).equals(of(other));
    }

    static Content of(Content content) {
        if (content instanceof Content.Group group) {
            Map<String, Content> members = new TreeMap<>();
            group.members().forEach((name, member) -> members.put(name, of(member)));
            return new Content.Group(members, null);
        }
        if (content instanceof Content.Items items) {
            boolean codes = items.items().stream().allMatch(Content.Text.class::isInstance);
            List<Content> copied = items.items().stream().map(Canonical::of).toList();
            return new Content.Items(
                    codes
                            ? copied.stream()
                                    .sorted(Comparator.comparing(Canonical::signature))
                                    .toList()
                            : copied);
        }
        return content;
    }

    /** A text that is the same for the same canonical content, to order by. */
    static String signature(Content canonical) {
        if (canonical instanceof Content.Group group) {
            return group.members().entrySet().stream()
                    .map(member -> member.getKey() + "=" + signature(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (canonical instanceof Content.Items items) {
            return items.items().stream().map(Canonical::signature).collect(Collectors.joining(",", "[", "]"));
        }
        return canonical.toString();
    }
}
