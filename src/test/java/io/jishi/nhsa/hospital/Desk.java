package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/** What everybody in the hospital shares. */
record Desk(HospitalClient client, Hospital hospital, Sandbox sandbox, Books books, Rules rules, Clock clock) {

    /** Sends a step that the course of the visit allows, again if its outcome stays unknown, and expects success. */
    Reply step(Episode episode, String infno, ObjectNode input) {
        return expectSuccess(client.sendUntilKnown(episode.message(infno, input)));
    }

    /** Sends once what must be refused. */
    Reply mustRefuse(Rule rule, Episode episode, String infno, ObjectNode input, String because) {
        Reply reply = client.sendUntilKnown(episode.message(infno, input));
        rules.check(rule, reply.refused(), reply, "a refusal: " + because);
        return reply;
    }

    Reply expectSuccess(Reply reply) {
        rules.check(Rule.LEGAL_STEP_ACCEPTED, reply.succeeded(), reply, "infcode 0");
        return reply;
    }
}
