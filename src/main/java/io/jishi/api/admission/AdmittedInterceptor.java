package io.jishi.api.admission;

import io.jishi.platform.admission.Cause;
import io.jishi.platform.admission.Passage;
import io.jishi.settlement.Deadlines;
import io.jishi.shared.reason.Unavailable;
import io.jishi.shared.time.Deadline;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Stands before every resource that is {@link Admitted}. The place is given back when the answer is written. */
@Admitted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class AdmittedInterceptor {

    private final CurrentVertxRequest current;
    private final Deadlines deadlines;

    AdmittedInterceptor(CurrentVertxRequest current, Deadlines deadlines) {
        this.current = current;
        this.deadlines = deadlines;
    }

    @AroundInvoke
    @Nullable
    Object invoke(InvocationContext invocation) throws Exception {
        RoutingContext request = current.getCurrent();
        Passage passage = Passage.of(request);
        Cause cause = passage.enter();
        boolean later = invocation.getMethod().getReturnType() == Uni.class;
        if (cause != null) {
            Response refusal = Refusals.of(cause);
            return later ? Uni.createFrom().item(refusal) : refusal;
        }
        Object answer = invocation.proceed();
        return answer instanceof Uni<?> work ? inTime(work, request, passage) : answer;
    }

    private Uni<?> inTime(Uni<?> work, RoutingContext request, Passage passage) {
        Deadline deadline = deadlines.of(passage.arrivedAt(), passage.patience());
        Uni<?> bound = deadlines.within(deadline, work);
        if (passage.patience() == null || !request.request().method().equals(HttpMethod.GET)) {
            return bound;
        }
        return bound.ifNoItem()
                .after(deadline.untilAnswer(System.nanoTime()))
                .failWith(() -> new Unavailable(new TimeoutException("the caller waits no longer")));
    }
}
