package io.jishi.nhsa.security;

import io.jishi.nhsa.admission.NationalRefusals;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.envelope.ReplyWriter;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.platform.admission.Cause;
import io.jishi.platform.admission.Passage;
import io.jishi.provider.InstitutionDirectory;
import io.jishi.shared.reason.Unavailable;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
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
    private final CurrentVertxRequest current;

    /** With the credentials of the institutions. */
    public NationalCaller(
            InstitutionDirectory institutions,
            RequestSignatures signatures,
            ReplyWriter replies,
            Clock clock,
            CurrentVertxRequest current) {
        this.current = current;
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
        Credential credential = Credential.of(request);
        String name = credential.name();
        if (name == null) {
            return Uni.createFrom().item(refused(InterfaceError.CREDENTIAL_MISSING));
        }
        Passage passage = Passage.of(current.getCurrent());
        Cause cause = passage.tryLookUp(name);
        if (cause != null) {
            return Uni.createFrom().item(refused(NationalRefusals.of(cause)));
        }
        return institution(credential)
                .map(institution -> {
                    Cause tooMuch = passage.identified(name, institution);
                    if (institution.isEmpty()) {
                        return refused(InterfaceError.CREDENTIAL_INVALID);
                    }
                    request.setProperty(PROPERTY, institution);
                    return tooMuch == null ? null : refused(NationalRefusals.of(tooMuch));
                })
                .onFailure(Unavailable.class)
                .recoverWithItem(() -> refused(InterfaceError.NOT_EXECUTED));
    }

    /**
     * What a caller shows. A key counts before a signature.
     *
     * @param key as it was sent; null if there is none
     * @param signature null if the request is not signed
     */
    private record Credential(@Nullable String key, RequestSignatures.@Nullable Signature signature) {

        static Credential of(ContainerRequestContext request) {
            String key = request.getHeaderString(KEY);
            return new Credential(key == null || key.isBlank() ? null : key, RequestSignatures.Signature.of(request));
        }

        /** By what it is remembered; null if there is none. */
        @Nullable
        String name() {
            if (key != null) {
                return key;
            }
            return signature == null ? null : "signed by " + signature.application();
        }
    }

    /** Empty if the credential is not valid. */
    private Uni<String> institution(Credential credential) {
        String key = credential.key();
        if (key != null) {
            return key.length() > KEY_MAXIMUM ? Uni.createFrom().item("") : institutions.institutionOf(key);
        }
        return signatures.institutionOf(Objects.requireNonNull(credential.signature()), clock.instant());
    }

    private Response refused(InterfaceError error) {
        return replies.write(Reply.refused(error), clock.instant());
    }
}
