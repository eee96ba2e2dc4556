package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.nhsa.hospital.Plan.UploadTrouble;
import java.util.Optional;

/** How a visit is opened, changed, found, discharged and withdrawn. */
final class Admissions {
    private final Desk desk;
    private final Charges charges;

    Admissions(Desk desk, Charges charges) {
        this.desk = desk;
        this.charges = charges;
    }

    /** 1101: the person of the plan, or nobody if the gateway does not know them. */
    Optional<Patient> find(Sandbox.Person person, Dialect dialect) {
        Message message = new Message(dialect, "1101", person.region(), Inquiries.person(person.certno()));
        Reply reply = desk.client().sendUntilKnown(message);
        JsonNode base = reply.output().path("baseinfo");
        JsonNode insured = reply.output().path("insuinfo").path(0);
        boolean found = reply.succeeded()
                && base.path("psn_no").asText().length() > 0
                && insured.path("insutype").asText().length() > 0
                && insured.path("insuplc_admdvs").asText().length() > 0;
        desk.rules().check(Rule.PERSON_IS_FOUND, found, reply, "a person with a scheme and a region");
        if (!found) {
            return Optional.empty();
        }
        return Optional.of(new Patient(
                person.certno(),
                base.path("psn_no").asText(),
                insured.path("insutype").asText(),
                insured.path("insuplc_admdvs").asText()));
    }

    /** 2401, or 2201 and 2203A. */
    boolean open(Episode episode) {
        UploadTrouble trouble = episode.plan().uploads();
        String infno = episode.isStay() ? "2401" : "2201";
        Message message =
                episode.message(infno, episode.isStay() ? Requests.admission(episode) : Requests.registration(episode));
        if (trouble == UploadTrouble.LOST) {
            desk.client().send(message, desk.client().attempts().open(infno), Fault.LOSE_REPLY);
        }
        Reply reply = desk.expectSuccess(desk.client().sendUntilKnown(message));
        episode.opened(visitOf(reply));
        if (trouble == UploadTrouble.RESENT) {
            Reply again = desk.client().sendUntilKnown(message);
            desk.rules()
                    .check(
                            Rule.SAME_VISIT_FOR_SAME_NUMBER,
                            again.succeeded() && visitOf(again).equals(episode.mdtrtId()),
                            again,
                            "visit " + episode.mdtrtId());
        }
        if (!episode.isStay()) {
            desk.step(episode, "2203A", Requests.visitFacts(episode));
        }
        if (trouble == UploadTrouble.CHANGED) {
            change(episode);
        }
        return !episode.mdtrtId().isEmpty();
    }

    /** 5201, 5202 and, during a stay, 5303. */
    void lookUp(Episode episode, boolean inHospital) {
        Reply visits = desk.client().sendUntilKnown(episode.message("5201", Inquiries.visits(episode)));
        found(visits, visits.output().path("mdtrtinfo"), episode, true);
        Reply diagnoses = desk.client().sendUntilKnown(episode.message("5202", Inquiries.ofVisit(episode)));
        found(diagnoses, diagnoses.output().path("diseinfo"), episode, true);
        if (episode.isStay()) {
            Reply present = desk.client().sendUntilKnown(episode.message("5303", Inquiries.visits(episode)));
            found(present, present.output().path("data"), episode, inHospital);
        }
    }

    /** 2402. */
    void discharge(Episode episode) {
        desk.step(episode, "2402", Requests.discharge(episode));
    }

    /** 2405. */
    void undoDischarge(Episode episode) {
        desk.step(episode, "2405", Requests.visit(episode));
    }

    /** The patient leaves without a bill: the wrong order first, then lines back and the visit withdrawn. */
    void withdraw(Episode episode) {
        String infno = episode.isStay() ? "2404" : "2202";
        desk.mustRefuse(Rule.UNDO_ONLY_BACKWARDS, episode, infno, Requests.visit(episode), "lines stand on the visit");
        long total = episode.total();
        charges.takeBackAll(episode);
        desk.step(episode, infno, Requests.visit(episode));
        desk.mustRefuse(
                Rule.WITHDRAWN_VISIT_REFUSED,
                episode,
                charges.infno(episode),
                charges.request(episode, episode.plan().batches().get(0).lines().subList(0, 1), episode.chargeBatch()),
                "the visit is withdrawn");
        desk.mustRefuse(
                Rule.WITHDRAWN_VISIT_REFUSED,
                episode,
                episode.kind().settle(),
                Requests.settlement(episode, total),
                "the visit is withdrawn");
    }

    private void change(Episode episode) {
        desk.step(episode, "2403", Requests.change(episode, "77"));
        Reply reply = desk.client().sendUntilKnown(episode.message("5201", Inquiries.visits(episode)));
        boolean changed = false;
        for (JsonNode row : reply.output().path("mdtrtinfo")) {
            changed |= row.path("mdtrt_id").asText().equals(episode.mdtrtId())
                    && row.path("adm_bed").asText().equals("77");
        }
        desk.rules().check(Rule.ADMISSION_CHANGED, changed, reply, "bed 77 of visit " + episode.mdtrtId());
    }

    private void found(Reply reply, JsonNode rows, Episode episode, boolean expected) {
        boolean there = false;
        for (JsonNode row : rows) {
            there |= row.path("mdtrt_id").asText().equals(episode.mdtrtId());
        }
        String sentence = (expected ? "visit " : "no visit ") + episode.mdtrtId();
        desk.rules().check(Rule.VISIT_IS_FOUND, reply.succeeded() && there == expected, reply, sentence);
    }

    private static String visitOf(Reply reply) {
        String id = reply.output().path("result").path("mdtrt_id").asText();
        return id.isEmpty() ? reply.output().path("data").path("mdtrt_id").asText() : id;
    }
}
