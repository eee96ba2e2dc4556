package io.jishi.api.settlement;

import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is looked at before any work, in its order: the key of the message, the id in the path, the body. */
public final class Preamble {

    private Preamble() {}

    /**
     * With the key of the message.
     *
     * @param header {@code Idempotency-Key} as it came
     */
    public static Uni<Response> message(@Nullable String header, Function<String, Uni<Response>> use) {
        Optional<String> messageId = MessageIds.read(header);
        return messageId.map(use).orElseGet(() -> problem(ProblemCode.MESSAGE_ID_MISSING));
    }

    /** With the key of the message, which is about what has this id. */
    public static Uni<Response> message(@Nullable String header, String id, Function<String, Uni<Response>> use) {
        return message(header, messageId -> id(id, () -> use.apply(messageId)));
    }

    /** With an id that has the form of one. */
    public static Uni<Response> id(String id, Supplier<Uni<Response>> use) {
        return TimeOrderedId.isWellFormed(id) ? use.get() : problem(ProblemCode.NOT_FOUND);
    }

    /**
     * With a body.
     *
     * @param read reads its members and notes what is wrong with them
     */
    public static <B> Uni<Response> body(byte[] bytes, Function<Fields, B> read, Function<B, Uni<Response>> use) {
        Faults faults = new Faults();
        B body;
        try {
            body = read.apply(Fields.of("", DocumentReader.readJson(bytes), faults));
        } catch (MalformedDocument malformed) {
            return Uni.createFrom().item(Problem.of(ProblemCode.MALFORMED_DOCUMENT, malformed.reason()));
        }
        return faults.isEmpty() ? use.apply(body) : invalid(faults);
    }

    /** An answer that names the members which are wrong. */
    static Uni<Response> invalid(Faults faults) {
        return Uni.createFrom().item(Problem.of(ProblemCode.INVALID_FIELDS, faults));
    }

    private static Uni<Response> problem(ProblemCode code) {
        return Uni.createFrom().item(Problem.of(code));
    }
}
