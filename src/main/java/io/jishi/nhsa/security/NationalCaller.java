package io.jishi.nhsa.security;

import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.envelope.ReplyWriter;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.provider.InstitutionDirectory;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Knows who calls: every path below {@code /fsi} needs the API key of an institution, or a signature by its secret. A
 * request without either ends here, before its body is looked at.
 */
public class NationalCaller {

    private static final String PROPERTY = "io.jishi.nhsa.institution";
    private static final String KEY = "X-Api-Key";
    private static final int KEY_MAXIMUM = 200;

    private final InstitutionDirectory institutions;
    private final RequestSignatures signatures;
    private final ReplyWriter replies;
    private final Clock clock;

    /** With the credentials of the institutions. */
    public NationalCaller(
            InstitutionDirectory institutions, RequestSignatures signatures, ReplyWriter replies, Clock clock) {
        this.institutions = institutions;
        this.signatures = signatures;
        this.replies = replies;
        this.clock = clock;
    }

    /**
     * The code of the institution that calls.
     *
     * @throws IllegalStateException on a path that needs no credential
     */
    public static String of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof String institution) {
            return institution;
        }
        throw new IllegalStateException("this path is not authenticated");
    }

    /** Lets the request pass with the code of its institution, or answers it. */
    @ServerRequestFilter
    public Uni<@Nullable Response> authenticate(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/fsi/")) {
            return Uni.createFrom().nullItem();
        }
        return institution(request)
                .map(institution -> {
                    if (institution.isEmpty()) {
                        return refused(InterfaceError.CREDENTIAL_INVALID);
                    }
                    request.setProperty(PROPERTY, institution);
                    return null;
                })
                .onFailure(InterfaceRefusal.class)
                .recoverWithItem(refusal -> refused(((InterfaceRefusal) refusal).error()))
                .onFailure(Unavailable.class)
                .recoverWithItem(() -> refused(InterfaceError.NOT_EXECUTED));
    }

    /** Empty if the credential is not valid; fails if there is none. */
    private Uni<String> institution(ContainerRequestContext request) {
        String key = request.getHeaderString(KEY);
        if (key != null && !key.isBlank()) {
            return key.length() > KEY_MAXIMUM ? Uni.createFrom().item("") : institutions.institutionOf(key);
        }
        RequestSignatures.Signature signature = RequestSignatures.Signature.of(request);
        return signature == null
                ? Uni.createFrom().failure(InterfaceRefusal.of(InterfaceError.CREDENTIAL_MISSING))
                : signatures.institutionOf(signature, clock.instant());
    }

    private Response refused(InterfaceError error) {
        return replies.write(Reply.refused(error), clock.instant());
    }
}
