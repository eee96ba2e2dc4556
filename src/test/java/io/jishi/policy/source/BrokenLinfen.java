package io.jishi.policy.source;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.policy.archive.PolicyRefused;
import io.jishi.support.LinfenPackage;
import java.util.List;

/** The package of Linfen, broken in one place, and what its reader says of it. */
final class BrokenLinfen {

    private static final PackageFiles WHOLE = LinfenPackage.files();

    private BrokenLinfen() {}

    static PackageFiles broken(String text, String by) {
        return policy(replaced(WHOLE.policy(), text, by));
    }

    static PackageFiles policy(String policy) {
        return new PackageFiles(WHOLE.name(), policy, WHOLE.law(), WHOLE.cases());
    }

    /** With the first occurrence replaced; a text that is not there would prove nothing. */
    static String replaced(String content, String text, String by) {
        int at = content.indexOf(text);
        assertTrue(at >= 0, () -> "not in the file: " + text);
        return content.substring(0, at) + by + content.substring(at + text.length());
    }

    static String without(String content, String from, String until) {
        int start = content.indexOf(from);
        int end = content.indexOf(until);
        assertTrue(start >= 0 && end > start, () -> "not in the file: " + from);
        return content.substring(0, start) + content.substring(end);
    }

    static void assertRefused(String reason, PackageFiles files) {
        List<String> reasons = refusal(files);
        assertTrue(reasons.contains(reason), () -> reason + "\nis not among\n" + String.join("\n", reasons));
    }

    static List<String> refusal(PackageFiles files) {
        return assertThrows(PolicyRefused.class, () -> PackageReader.read(files))
                .reasons();
    }
}
