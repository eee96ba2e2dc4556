package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.AttemptLog.Attempt;
import io.jishi.nhsa.hospital.Books.Group;
import io.jishi.nhsa.hospital.Books.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Previews, settles, cancels, reverses, and writes down what came of it. */
final class Cashier {
    private static final int TRIES = 5;
    private static final int DATE_LENGTH = 10;

    private final Desk desk;

    Cashier(Desk desk) {
        this.desk = desk;
    }

    /** Preview, then settlement, each under a message id of its own. */
    void settle(Episode episode) {
        Optional<Amounts> shown = preview(episode);
        Optional<Row> row = settleUntilKnown(episode);
        if (shown.isPresent() && row.isPresent()) {
            desk.rules()
                    .check(
                            Rule.PREVIEW_EQUALS_SETTLEMENT,
                            shown.get().equals(row.get().amounts()),
                            () -> "preview " + shown.get() + "; bill " + row.get());
        }
    }

    /** 2303 or 2206A. */
    Optional<Amounts> preview(Episode episode) {
        Reply reply = desk.step(episode, episode.kind().preview(), Requests.settlement(episode, episode.total()));
        if (!reply.succeeded()) {
            return Optional.empty();
        }
        checkAnswer(reply, OutputTables.without(OutputTables.SETTLEMENT, "setl_id"), episode.total());
        return Optional.of(Amounts.of(reply.output().path("setlinfo")));
    }

    /** Sends the settlement once; notes its message id before. */
    Reply send(Episode episode, Fault fault) {
        return send(episode, desk.client().attempts().open(episode.kind().settle()), fault);
    }

    /** Sends the settlement once under this message id. */
    Reply send(Episode episode, Attempt attempt, Fault fault) {
        synchronized (episode.messages()) {
            episode.messages().add(attempt.msgid());
        }
        return desk.client().send(request(episode), attempt, fault);
    }

    Message request(Episode episode) {
        return episode.message(episode.kind().settle(), Requests.settlement(episode, episode.total()));
    }

    /** As the public clients do: an unknown outcome is reversed before it is settled anew. */
    Optional<Row> settleUntilKnown(Episode episode) {
        for (int i = 0; i < TRIES; i++) {
            Reply reply = send(episode, Fault.NONE);
            if (!reply.unknown()) {
                desk.expectSuccess(reply);
                return reply.succeeded() ? Optional.of(enter(episode, reply)) : Optional.empty();
            }
            reverse(episode, reply.msgid(), episode.kind().settle());
        }
        desk.rules()
                .check(Rule.LEGAL_STEP_ACCEPTED, false, () -> "no answer to the settlement of " + episode.mdtrtId());
        return Optional.empty();
    }

    /** Writes a new bill into the books and checks it against the query. */
    Row enter(Episode episode, Reply reply) {
        checkAnswer(reply, OutputTables.SETTLEMENT, episode.total());
        JsonNode info = reply.output().path("setlinfo");
        String message = info.path("medins_setl_id").asText();
        desk.rules().check(Rule.BILL_NAMES_ITS_MESSAGE, episode.messages().contains(message), reply, "a known msgid");
        Row row = row(episode, info, group(episode, info), new Origin(message, ""));
        Optional<Row> known = desk.books().find(row.setlId());
        if (known.isPresent()) {
            desk.rules().check(Rule.BOOKS_EQUAL_GATEWAY, false, reply, "a bill that the books do not have yet");
            episode.settled(row.setlId());
            return known.get();
        }
        desk.books().enter(row);
        episode.settled(row.setlId());
        isFound(episode, row);
        return row;
    }

    /** 2601 until it is accepted. */
    Reply reverse(Episode episode, String msgid, String infno) {
        ObjectNode input = Requests.reversal(episode.patient(), msgid, infno);
        Reply reply = desk.client().sendUntilKnown(episode.message("2601", input));
        desk.expectSuccess(reply);
        if (reply.succeeded()) {
            desk.client().attempts().close(msgid, Outcome.REVERSED);
        }
        return reply;
    }

    /** The same reversal once more. */
    void reverseAgain(Episode episode, String msgid, String infno) {
        ObjectNode input = Requests.reversal(episode.patient(), msgid, infno);
        Reply reply = desk.client().sendUntilKnown(episode.message("2601", input));
        desk.rules().check(Rule.REVERSAL_REPEATS, reply.succeeded(), reply, "infcode 0 again");
    }

    /** 2305 or 2208 of the live bill; the twin goes into the books. */
    Optional<Row> cancel(Episode episode) {
        Row bill = desk.books().find(episode.setlId()).orElseThrow();
        String infno = episode.kind().cancel();
        Reply reply =
                desk.expectSuccess(desk.client().send(episode.message(infno, Requests.bill(episode, bill.setlId()))));
        if (reply.unknown()) {
            reverse(episode, reply.msgid(), infno);
            reply = desk.step(episode, infno, Requests.bill(episode, bill.setlId()));
        }
        if (!reply.succeeded()) {
            return Optional.empty();
        }
        List<String> table = OutputTables.CANCELLATION;
        checkAnswer(reply, table, -bill.amounts().total());
        JsonNode info = reply.output().path("setlinfo");
        Row twin = row(episode, info, bill.group(), new Origin(reply.msgid(), bill.setlId()));
        boolean negative = !twin.setlId().isEmpty()
                && !twin.setlId().equals(bill.setlId())
                && twin.amounts().paysAs(bill.amounts().negated())
                && twin.amounts().hospital() == -bill.amounts().hospital();
        desk.rules().check(Rule.TWIN_IS_NEGATIVE, negative, reply, "the negative of " + bill);
        if (desk.books().find(twin.setlId()).isEmpty()) {
            desk.books().enter(twin);
        }
        episode.undone();
        desk.mustRefuse(
                Rule.CANCELLED_ONCE, episode, infno, Requests.bill(episode, bill.setlId()), "cancelled already");
        return Optional.of(twin);
    }

    /** 5203: what the gateway shows of a bill in the books. */
    void isFound(Episode episode, Row row) {
        Reply reply = desk.client().sendUntilKnown(episode.message("5203", Requests.bill(episode, row.setlId())));
        JsonNode info = reply.output().path("setlinfo");
        boolean found = reply.succeeded()
                && info.path("setl_id").asText().equals(row.setlId())
                && Amounts.of(info).paysAs(row.amounts());
        desk.rules().check(Rule.BILL_IS_FOUND, found, reply, row.toString());
        if (reply.succeeded()) {
            desk.rules()
                    .check(
                            Rule.OUTPUT_FIELD_ORDER,
                            OutputTables.inOrder(info, OutputTables.QUERIED_BILL),
                            reply,
                            OutputTables.QUERIED_BILL.toString());
        }
    }

    /** 5204: the lines of the bill. */
    void listsLines(Episode episode) {
        Reply reply = desk.client().sendUntilKnown(episode.message("5204", Inquiries.ofVisit(episode)));
        long sum = 0;
        int count = 0;
        for (JsonNode row : reply.output()) {
            sum += Yuan.fen(row.path("det_item_fee_sumamt"));
            count++;
        }
        boolean same = reply.succeeded()
                && reply.output().isArray()
                && count == episode.fees().size()
                && sum == episode.total();
        desk.rules()
                .check(
                        Rule.FEE_LIST_EQUALS_LINES,
                        same,
                        reply,
                        episode.fees().size() + " lines of " + Yuan.text(episode.total()));
    }

    /** Order, decimals and identities of a settlement, a preview or a cancellation. */
    private void checkAnswer(Reply reply, List<String> table, long lines) {
        JsonNode info = reply.output().path("setlinfo");
        Rules rules = desk.rules();
        rules.check(Rule.OUTPUT_FIELD_ORDER, OutputTables.inOrder(info, table), reply, table.toString());
        List<String> wrong = OutputTables.wrongDecimals(info);
        rules.check(Rule.TWO_DECIMALS, wrong.isEmpty(), reply, wrong + " with its decimals");
        for (JsonNode fund : reply.output().path("setldetail")) {
            rules.check(
                    Rule.OUTPUT_FIELD_ORDER,
                    OutputTables.inOrder(fund, OutputTables.FUND),
                    reply,
                    OutputTables.FUND.toString());
            List<String> wrongFund = OutputTables.wrongDecimals(fund);
            rules.check(Rule.TWO_DECIMALS, wrongFund.isEmpty(), reply, wrongFund + " with its decimals");
        }
        Identities.check(rules, reply, lines);
    }

    private static Group group(Episode episode, JsonNode info) {
        String clrType = info.path("clr_type").asText(episode.kind().clrType());
        return new Group(
                episode.patient().insutype(), clrType, info.path("clr_optins").asText());
    }

    private Row row(Episode episode, JsonNode info, Group group, Origin names) {
        return new Row(
                info.path("setl_id").asText(),
                new Books.Visit(episode.mdtrtId(), episode.patient().psnNo(), names.msgid()),
                group,
                day(info),
                Amounts.of(info),
                names.cancels(),
                true);
    }

    /** The day that the gateway booked the row for; today if it does not say. */
    private LocalDate day(JsonNode info) {
        String time = info.path("setl_time").asText();
        return time.length() >= DATE_LENGTH
                ? LocalDate.parse(time.substring(0, DATE_LENGTH))
                : LocalDate.now(desk.clock().withZone(AttemptLog.LOCAL));
    }

    /** The message of a row and the bill that it cancels, empty for a bill. */
    private record Origin(String msgid, String cancels) {}
}
