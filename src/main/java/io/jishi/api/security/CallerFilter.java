package io.jishi.api.security;

import io.jishi.api.admission.Refusals;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.platform.admission.Cause;
import io.jishi.platform.admission.Passage;
import io.jishi.provider.InstitutionDirectory;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Knows who calls: every path below {@code /v1} but the simulations needs the API key of an institution. Without a
 * valid one the request ends here, before its body is looked at.
 */
public class CallerFilter {

    private static final String HEADER = "X-Api-Key";
    private static final int KEY_MAXIMUM = 200;

    private final InstitutionDirectory institutions;
    private final CurrentVertxRequest current;

    /** With the keys of the institutions. */
    public CallerFilter(InstitutionDirectory institutions, CurrentVertxRequest current) {
        this.institutions = institutions;
        this.current = current;
    }

    /** Lets the request pass with the code of its institution, or answers it. */
    @ServerRequestFilter
    public Uni<@Nullable Response> authenticate(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/v1/") || path.equals("/v1/simulations")) {
            return Uni.createFrom().nullItem();
        }
        String key = request.getHeaderString(HEADER);
        if (key == null || key.isBlank() || key.length() > KEY_MAXIMUM) {
            return Uni.createFrom().item(Problem.of(ProblemCode.UNAUTHENTICATED));
        }
        Passage passage = Passage.of(current.getCurrent());
        Cause cause = passage.tryLookUp(key);
        if (cause != null) {
            return Uni.createFrom().item(Refusals.of(cause));
        }
        return institutions.institutionOf(key).map(institution -> {
            Cause tooMuch = passage.identified(key, institution);
            if (institution.isEmpty()) {
                return Problem.of(ProblemCode.UNAUTHENTICATED);
            }
            request.setProperty(Caller.PROPERTY, institution);
            return tooMuch == null ? null : Refusals.of(tooMuch);
        });
    }
}
