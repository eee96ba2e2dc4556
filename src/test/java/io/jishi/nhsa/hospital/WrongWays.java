package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.Plan.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a gateway has to refuse, tried once in a month on a visit that is open. */
final class WrongWays {
    private static final String NOBODYS_VISIT = "0000000000000000000000000000";

    private final Desk desk;
    private final Charges charges;
    private final int tooManyLines;

    /**
     * Tries on a visit.
     *
     * @param tooManyLines more lines than the gateway takes in one upload
     */
    WrongWays(Desk desk, Charges charges, int tooManyLines) {
        this.desk = desk;
        this.charges = charges;
        this.tooManyLines = tooManyLines;
    }

    /** Tries everything on a visit with lines and without a bill. */
    void tryAll(Episode episode, Patient other) {
        foreignVisits(episode, other);
        strangers(episode);
        foreignInstitution(episode);
        wrongPath(episode);
        otherEnvelopes(episode);
        missingField(episode);
        tooManyLines(episode);
    }

    private void foreignVisits(Episode episode, Patient other) {
        Episode confused = new Episode(episode.plan(), other, episode.ownNumber());
        confused.opened(episode.mdtrtId());
        Episode invented = new Episode(episode.plan(), episode.patient(), episode.ownNumber());
        invented.opened(NOBODYS_VISIT);
        for (Episode wrong : List.of(confused, invented)) {
            String because =
                    "visit " + wrong.mdtrtId() + " is not of " + wrong.patient().psnNo();
            desk.mustRefuse(
                    Rule.FOREIGN_VISIT_REFUSED,
                    wrong,
                    charges.infno(wrong),
                    charges.request(wrong, firstLine(episode, "X-1"), wrong.chargeBatch()),
                    because);
            desk.mustRefuse(
                    Rule.FOREIGN_VISIT_REFUSED,
                    wrong,
                    wrong.kind().settle(),
                    Requests.settlement(wrong, episode.total()),
                    because);
        }
    }

    private void strangers(Episode episode) {
        desk.mustRefuse(
                Rule.UNKNOWN_PERSON_REFUSED,
                episode,
                "1101",
                Inquiries.person(desk.sandbox().stranger()),
                "nobody has this number");
    }

    private void foreignInstitution(Episode episode) {
        ObjectNode envelope =
                envelope(episode, "1101", Inquiries.person(episode.patient().certno()));
        envelope.put("fixmedins_code", "H99999999999");
        Reply reply = raw(Paths.SINGLE, Json.write(envelope), desk.client().credential(Dialect.NATIONAL));
        desk.rules().check(Rule.FOREIGN_INSTITUTION_REFUSED, reply.refused(), reply, "a refusal: another institution");
    }

    private void wrongPath(Episode episode) {
        ObjectNode envelope = envelope(episode, episode.kind().settle(), Requests.settlement(episode, episode.total()));
        Reply reply = raw(Paths.of("1101"), Json.write(envelope), desk.client().credential(Dialect.NATIONAL));
        desk.rules().check(Rule.WRONG_PATH_REFUSED, reply.refused(), reply, "a refusal: the path of 1101");
    }

    private void otherEnvelopes(Episode episode) {
        List<String> credential = desk.client().credential(Dialect.NATIONAL);
        ObjectNode complete =
                envelope(episode, "1101", Inquiries.person(episode.patient().certno()));
        List<String> bodies = new ArrayList<>(List.of("", "[]", "not json", "{\"infno\":", "{}"));
        for (String field : List.of("infno", "msgid", "fixmedins_code", "opter_type", "inf_time", "input")) {
            ObjectNode lacking = complete.deepCopy();
            lacking.remove(field);
            bodies.add(Json.write(lacking));
        }
        bodies.add(Json.write(complete.deepCopy().put("infno", "9999")));
        for (String body : bodies) {
            Reply reply = raw(Paths.SINGLE, body, credential);
            desk.rules().check(Rule.OTHER_ENVELOPE_REFUSED, reply.refused(), reply, "a refusal of " + body);
        }
        String whole = Json.write(complete);
        List<List<String>> wrongCredentials = List.of(
                List.of(),
                List.of("X-Api-Key", "wrong"),
                List.of(
                        "x-tif-paasid",
                        desk.hospital().code(),
                        "x-tif-timestamp",
                        Long.toString(desk.clock().instant().getEpochSecond()),
                        "x-tif-nonce",
                        "1",
                        "x-tif-signature",
                        "0".repeat(64)));
        for (List<String> wrong : wrongCredentials) {
            Reply reply = raw(Paths.SINGLE, whole, wrong);
            desk.rules().check(Rule.BAD_CREDENTIAL_REFUSED, reply.refused(), reply, "a refusal of " + wrong);
        }
    }

    /** The second row lacks its quantity. */
    private void missingField(Episode episode) {
        List<Line> lines = List.of(
                firstLine(episode, "X-2").get(0), firstLine(episode, "X-3").get(0));
        ObjectNode request = charges.request(episode, lines, episode.chargeBatch());
        ((ObjectNode) request.path("feedetail").path(1)).remove("cnt");
        Reply reply = desk.client().sendUntilKnown(episode.message(charges.infno(episode), request));
        boolean named = reply.refused()
                && reply.error().contains("feedetail")
                && reply.error().contains("第2行")
                && reply.error().contains("cnt");
        desk.rules().check(Rule.FIELD_IS_NAMED, named, reply, "a refusal naming feedetail, 第2行 and cnt");
    }

    private void tooManyLines(Episode episode) {
        List<Line> lines = new ArrayList<>();
        Line line = firstLine(episode, "X").get(0);
        for (int i = 0; i < tooManyLines; i++) {
            lines.add(new Line(
                    String.format(Locale.ROOT, "T-%05d", i),
                    line.item(),
                    line.price(),
                    BigDecimal.ONE,
                    line.day(),
                    ""));
        }
        ObjectNode request = charges.request(episode, lines, episode.chargeBatch());
        Reply reply = desk.client().send(episode.message(charges.infno(episode), request));
        boolean refused = reply.refused() || reply.status() == 413;
        desk.rules().check(Rule.TOO_MANY_LINES_REFUSED, refused, reply, "a refusal of " + tooManyLines + " lines");
    }

    private static List<Line> firstLine(Episode episode, String serial) {
        return List.of(episode.plan().batches().get(0).lines().get(0).as(serial));
    }

    private ObjectNode envelope(Episode episode, String infno, ObjectNode input) {
        Message message = new Message(Dialect.NATIONAL, infno, episode.patient().region(), input);
        return desk.client()
                .envelopes()
                .write(message, desk.client().attempts().open(infno).msgid());
    }

    /** Every answer is an envelope, to whatever was sent. */
    private Reply raw(String path, String body, List<String> credential) {
        Reply reply = desk.client().sendRaw(path, body, credential);
        List<String> faults = EnvelopeCheck.faults(reply);
        desk.rules().check(Rule.ENVELOPE_ALWAYS, faults.isEmpty(), reply, faults.toString());
        return reply;
    }
}
