package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.Plan.Kind;
import io.jishi.nhsa.hospital.Plan.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A visit as the hospital's system holds it: what was sent, what counts, and its bill. */
final class Episode {
    private final Plan plan;
    private final Patient patient;
    private final String ownNumber;
    private final Map<String, Fee> fees = new LinkedHashMap<>();
    private final Set<String> messages = new HashSet<>();
    private String mdtrtId = "";
    private String setlId = "";
    private String lostMessage = "";

    Episode(Plan plan, Patient patient, String ownNumber) {
        this.plan = plan;
        this.patient = patient;
        this.ownNumber = ownNumber;
    }

    /**
     * A line that counts, with its parts in fen as the gateway split it.
     *
     * @param chargeBatch number of its charge batch
     */
    record Fee(Line line, String chargeBatch, long notCovered, long overLimit, long paidFirst, long inScope) {}

    Plan plan() {
        return plan;
    }

    Kind kind() {
        return plan.kind();
    }

    boolean isStay() {
        return plan.kind() == Kind.STAY;
    }

    Patient patient() {
        return patient;
    }

    String ownNumber() {
        return ownNumber;
    }

    String mdtrtId() {
        return mdtrtId;
    }

    void opened(String id) {
        mdtrtId = id;
    }

    /** The number of the charge batch that is settled. */
    String chargeBatch() {
        return ownNumber + "-B1";
    }

    /** Id of the live bill; empty if there is none. */
    String setlId() {
        return setlId;
    }

    boolean isSettled() {
        return !setlId.isEmpty();
    }

    void settled(String id) {
        setlId = id;
    }

    void undone() {
        setlId = "";
    }

    /** Message id of a settlement whose reply never came and that nobody has looked after yet; empty if none. */
    String lostMessage() {
        return lostMessage;
    }

    void lost(String msgid) {
        lostMessage = msgid;
    }

    /** Every message id that this visit's settlements were sent under. */
    Set<String> messages() {
        return messages;
    }

    void count(Fee fee) {
        fees.put(fee.line().serial(), fee);
    }

    void takeBack(String serial) {
        fees.remove(serial);
    }

    void takeBackAll() {
        fees.clear();
    }

    List<Fee> fees() {
        return new ArrayList<>(fees.values());
    }

    /** What the lines that count add up to, in fen. */
    long total() {
        return fees.values().stream().mapToLong(fee -> fee.line().amount()).sum();
    }

    /** A message about this visit. */
    Message message(String infno, ObjectNode input) {
        return new Message(plan.dialect(), infno, patient.region(), input);
    }
}
