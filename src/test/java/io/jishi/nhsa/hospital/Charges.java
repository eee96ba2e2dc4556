package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.Episode.Fee;
import io.jishi.nhsa.hospital.Plan.Line;
import io.jishi.nhsa.hospital.Plan.UploadTrouble;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The lines of a visit: 2301 and 2302, 2204 and 2205. */
final class Charges {
    private static final String EVERYTHING = "0000";

    private final Desk desk;

    Charges(Desk desk) {
        this.desk = desk;
    }

    /** Sends a batch as the plan of the visit has it, troubles of the first batch included. */
    void charge(Episode episode, int batch) {
        List<Line> lines = episode.plan().batches().get(batch).lines();
        UploadTrouble trouble = batch == 0 ? episode.plan().uploads() : UploadTrouble.NONE;
        switch (trouble) {
            case NONE, CHANGED -> upload(episode, lines, episode.chargeBatch());
            case RESENT -> {
                Reply first = upload(episode, lines, episode.chargeBatch());
                resend(episode, lines, first);
            }
            case LOST -> {
                Message message = episode.message(infno(episode), request(episode, lines, episode.chargeBatch()));
                desk.client().send(message, desk.client().attempts().open(message.infno()), Fault.LOSE_REPLY);
                resend(episode, lines, upload(episode, lines, episode.chargeBatch()));
            }
            case COLLIDING -> {
                upload(episode, lines, episode.chargeBatch());
                collide(episode, lines.get(0));
            }
            case CORRECTED -> correct(episode, lines);
        }
    }

    /** Sends lines that have to be accepted. */
    Reply upload(Episode episode, List<Line> lines, String chargeBatch) {
        Reply reply = desk.step(episode, infno(episode), request(episode, lines, chargeBatch));
        if (reply.succeeded()) {
            readRows(episode, lines, chargeBatch, reply);
        }
        return reply;
    }

    /** Takes back single lines of a stay. */
    void takeBack(Episode episode, String serial) {
        desk.step(episode, "2302", Requests.takeBackLines(episode, List.of(serial)));
        episode.takeBack(serial);
    }

    /** Takes back everything. */
    Reply takeBackAll(Episode episode) {
        Reply reply = desk.step(episode, takeBackInfno(episode), everything(episode));
        episode.takeBackAll();
        return reply;
    }

    /** The request that takes everything back, to be sent when it must be refused. */
    ObjectNode everything(Episode episode) {
        return episode.isStay()
                ? Requests.takeBackLines(episode, List.of(EVERYTHING))
                : Requests.takeBackBatch(episode, EVERYTHING);
    }

    String takeBackInfno(Episode episode) {
        return episode.isStay() ? "2302" : "2205";
    }

    /** A line with a charge that nobody has seen, after the bill was cancelled. */
    Line additional(Episode episode) {
        return episode.plan().batches().get(0).lines().get(1).as("A-1");
    }

    ObjectNode request(Episode episode, List<Line> lines, String chargeBatch) {
        return Requests.upload(episode, lines, desk.sandbox().items(), chargeBatch);
    }

    String infno(Episode episode) {
        return episode.isStay() ? "2301" : "2204";
    }

    private void resend(Episode episode, List<Line> lines, Reply first) {
        ObjectNode request = request(episode, lines, episode.chargeBatch());
        Reply again = desk.client().sendUntilKnown(episode.message(infno(episode), request));
        desk.rules()
                .check(
                        Rule.SERIAL_COUNTED_ONCE,
                        again.succeeded()
                                && again.output()
                                        .path("result")
                                        .equals(first.output().path("result")),
                        again,
                        "the rows of " + first.msgid());
    }

    /** The whole batch is refused: its new line must not count, which the settlement's total shows. */
    private void collide(Episode episode, Line known) {
        List<Line> lines = List.of(known.as("N-1"), known.withOneMore());
        desk.mustRefuse(
                Rule.COLLIDING_SERIAL_REFUSED,
                episode,
                infno(episode),
                request(episode, lines, episode.chargeBatch()),
                "serial " + known.serial() + " with other content");
    }

    private void correct(Episode episode, List<Line> lines) {
        if (episode.isStay()) {
            upload(episode, lines, episode.chargeBatch());
            Line wrong = lines.get(0);
            takeBack(episode, wrong.serial());
            upload(episode, List.of(wrong.withOneMore().as("C-1")), episode.chargeBatch());
            return;
        }
        String wrongBatch = episode.ownNumber() + "-B0";
        upload(episode, List.of(lines.get(0).as("W-1")), wrongBatch);
        desk.step(episode, "2205", Requests.takeBackBatch(episode, wrongBatch));
        episode.takeBack("W-1");
        upload(episode, lines, episode.chargeBatch());
    }

    private void readRows(Episode episode, List<Line> lines, String chargeBatch, Reply reply) {
        List<JsonNode> rows = new ArrayList<>();
        reply.output().path("result").forEach(rows::add);
        boolean complete = rows.size() == lines.size();
        for (int i = 0; i < lines.size() && complete; i++) {
            Fee fee = fee(lines.get(i), chargeBatch, rows.get(i));
            episode.count(fee);
            checkRow(fee, rows.get(i), reply);
        }
        if (!complete) {
            desk.rules().check(Rule.ROW_RESULTS, false, reply, lines.size() + " rows");
            lines.forEach(line -> episode.count(new Fee(line, chargeBatch, 0, 0, 0, line.amount())));
        }
    }

    private static Fee fee(Line line, String chargeBatch, JsonNode row) {
        return new Fee(
                line,
                chargeBatch,
                Yuan.fen(row.path("fulamt_ownpay_amt")),
                Yuan.fen(row.path("overlmt_amt")),
                Yuan.fen(row.path("preselfpay_amt")),
                Yuan.fen(row.path("inscp_scp_amt")));
    }

    private void checkRow(Fee fee, JsonNode row, Reply reply) {
        Line line = fee.line();
        long parts = fee.notCovered() + fee.overLimit() + fee.paidFirst() + fee.inScope();
        boolean answers = row.path("feedetl_sn").asText().equals(line.serial())
                && Yuan.fen(row.path("det_item_fee_sumamt")) == line.amount()
                && parts == line.amount();
        Rules rules = desk.rules();
        rules.check(Rule.ROW_RESULTS, answers, () -> line + " came back as " + row + "; msgid " + reply.msgid());
        rules.check(
                Rule.OUTPUT_FIELD_ORDER,
                OutputTables.inOrder(row, OutputTables.LINE),
                () -> "fields " + OutputTables.LINE + "; row " + row);
        List<String> wrong = OutputTables.wrongDecimals(row);
        rules.check(Rule.TWO_DECIMALS, wrong.isEmpty(), () -> wrong + " of " + row);
        if (line.returned().isEmpty()) {
            Sandbox.Item item = desk.sandbox().items().get(line.item());
            // ordinary outpatient care may pay class B at a lower rate instead of taking a part of it first
            boolean takesNothing = !fee.chargeBatch().isEmpty()
                    && fee.paidFirst() == 0
                    && row.path("selfpay_prop").decimalValue().signum() == 0;
            Fee expected = split(line, takesNothing ? item.withoutSelfPay() : item, fee.chargeBatch());
            rules.check(Rule.LINE_SPLIT, fee.equals(expected), () -> "expected " + expected + "; row " + row);
        }
    }

    /** How the class of the item splits a charge, computed here a second time. */
    static Fee split(Line line, Sandbox.Item item, String chargeBatch) {
        long amount = line.amount();
        if (item.level().equals("03")) {
            return new Fee(line, chargeBatch, amount, 0, 0, 0);
        }
        long over = 0;
        BigDecimal limit = item.limit();
        if (limit != null && line.price().compareTo(limit) > 0) {
            over = Math.min(amount, Yuan.product(line.price().subtract(limit), line.quantity()));
        }
        BigDecimal first = BigDecimal.valueOf(amount - over).multiply(item.selfPay());
        long paidFirst = first.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return new Fee(line, chargeBatch, 0, over, paidFirst, amount - over - paidFirst);
    }
}
