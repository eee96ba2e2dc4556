package io.jishi.api.policy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Gives an answer a validator: its own hash. The hash of the package and the date would not do, since another release
 * of the gateway may write the same package in another form. A cache keeps the answer and asks each time whether it is
 * still the same; a package can be replaced at any time.
 */
final class Validated {

    private static final int TAG_BYTES = 16;

    private Validated() {}

    /** The answer, or 304 if the caller has it already. */
    static Response answer(byte[] body, ContainerRequestContext request) {
        EntityTag tag = new EntityTag(hash(body));
        boolean known = isKnown(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag);
        Response.ResponseBuilder builder =
                known ? Response.notModified() : Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        return builder.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** Compares weakly, as RFC 9110 asks for: a proxy that compresses weakens the tag. */
    private static boolean isKnown(@Nullable String header, EntityTag tag) {
        String strong = "\"" + tag.getValue() + "\"";
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(strong) || each.equals("W/" + strong));
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
