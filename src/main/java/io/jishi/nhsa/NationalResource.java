package io.jishi.nhsa;

import io.jishi.nhsa.Exchange.Received;
import io.jishi.nhsa.admission.NationalPriorities;
import io.jishi.nhsa.admission.NationalRefusals;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.envelope.ReplyWriter;
import io.jishi.nhsa.security.NationalCaller;
import io.jishi.platform.admission.Cause;
import io.jishi.platform.admission.Passage;
import io.jishi.settlement.Deadlines;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/**
 * {@code POST /fsi/api/<path>} for each transaction, and {@code POST /fsi/api} for all of them, told apart by {@code
 * infno}. Whatever happens is answered by an envelope.
 */
@Path("/fsi/api")
public class NationalResource {

    /** A larger body takes milliseconds to read and is read on a worker thread. */
    private static final int READ_AT_ONCE = 128 * 1024;

    private final Exchange exchange;
    private final ReplyWriter replies;
    private final Clock clock;
    private final NationalPriorities priorities;
    private final Deadlines deadlines;
    private final CurrentVertxRequest current;

    /** With the transactions behind it. */
    NationalResource(
            Exchange exchange,
            ReplyWriter replies,
            Clock clock,
            NationalPriorities priorities,
            Deadlines deadlines,
            CurrentVertxRequest current) {
        this.priorities = priorities;
        this.deadlines = deadlines;
        this.current = current;
        this.exchange = exchange;
        this.replies = replies;
        this.clock = clock;
    }

    /** The single path. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> single(byte[] body, @Context ContainerRequestContext context) {
        return answer("", body, context);
    }

    /** A path of one transaction. */
    @POST
    @Path("/{path:.+}")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> byPath(@PathParam("path") String path, byte[] body, @Context ContainerRequestContext context) {
        return answer(path, body, context);
    }

    private Uni<Response> answer(String path, byte[] body, ContainerRequestContext context) {
        Received received = new Received(path, body, NationalCaller.of(context), clock.instant());
        Passage passage = Passage.of(current.getCurrent());
        NationalPriorities.Treatment treatment = priorities.of(path, body);
        Cause cause = passage.enter(treatment.priority(), treatment.measured());
        if (cause != null) {
            return Uni.createFrom()
                    .item(replies.write(Reply.refused(NationalRefusals.of(cause)), received.receivedAt()));
        }
        Uni<Reply> work = Uni.createFrom().deferred(() -> exchange.answer(received));
        Uni<Reply> placed =
                body.length <= READ_AT_ONCE ? work : work.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return deadlines
                .within(deadlines.of(passage.arrivedAt(), null), placed)
                .onFailure()
                .recoverWithItem(Failures::reply)
                .map(reply -> replies.write(reply, received.receivedAt()));
    }
}
