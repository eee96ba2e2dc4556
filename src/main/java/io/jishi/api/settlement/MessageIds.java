package io.jishi.api.settlement;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Idempotency-Key} header: a string of RFC 8941 in quotation marks, or the same characters bare,
 * which is what most clients send.
 */
public final class MessageIds {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+=-]{0,63}");

    private MessageIds() {}

    /** The message id; empty if the header is absent or malformed. */
    public static Optional<String> read(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        String id = quoted ? text.substring(1, text.length() - 1) : text;
        return isWellFormed(id) ? Optional.of(id) : Optional.empty();
    }

    /** Whether a message can have this id at all. */
    public static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }
}
