package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.AttemptLog.Attempt;
import io.jishi.nhsa.hospital.Books.Row;
import io.jishi.nhsa.hospital.Plan.Batch;
import io.jishi.nhsa.hospital.Plan.Line;
import io.jishi.nhsa.hospital.Plan.SettlementTrouble;
import io.jishi.nhsa.hospital.Plan.UploadTrouble;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What happens around the settlement of a visit, as its plan says. */
final class Troubles {
    private final Desk desk;
    private final Admissions admissions;
    private final Charges charges;
    private final Cashier cashier;

    Troubles(Desk desk, Admissions admissions, Charges charges, Cashier cashier) {
        this.desk = desk;
        this.admissions = admissions;
        this.charges = charges;
        this.cashier = cashier;
    }

    /** The last day of the visit. */
    void settle(Episode episode) {
        SettlementTrouble trouble = episode.plan().settlement();
        if (trouble == SettlementTrouble.WITHDRAWN) {
            admissions.withdraw(episode);
            return;
        }
        if (episode.isStay()) {
            admissions.discharge(episode);
        }
        switch (trouble) {
            case NONE, EARLIER_FIRST, CANCELLED, CANCELLATION_REVERSED -> {
                cashier.settle(episode);
                cashier.listsLines(episode);
            }
            case DOUBLE_CLICK -> doubleClick(episode);
            case LOST_REPLY -> loseAndReverse(episode, Fault.LOSE_REPLY);
            case LOST_REQUEST -> loseAndReverse(episode, Fault.LOSE_REQUEST);
            case LATE_ORIGINAL -> arriveLate(episode);
            case NEVER_SEEN -> {
                Reply lost = cashier.send(episode, Fault.LOSE_REPLY);
                episode.lost(lost.msgid());
            }
            case ALIAS_REVERSED -> reverseAlias(episode);
            case REVERSED_BEFORE -> reverseBefore(episode);
            case WRONG_TOTAL -> wrongTotal(episode);
            case SAME_MESSAGE -> sameMessage(episode);
            case WITHDRAWN -> throw new IllegalStateException("withdrawn above");
        }
    }

    /** The day after. */
    void afterwards(Episode episode) {
        switch (episode.plan().settlement()) {
            case CANCELLED -> cancelAndSettleAnew(episode);
            case CANCELLATION_REVERSED -> reverseCancellation(episode);
            case EARLIER_FIRST -> earlierFirst(episode);
            case NEVER_SEEN -> {
                if (!episode.isSettled()) {
                    settleAnew(episode, "");
                }
            }
            default -> {}
        }
    }

    private void doubleClick(Episode episode) {
        cashier.preview(episode);
        CompletableFuture<Reply> other = CompletableFuture.supplyAsync(() -> cashier.send(episode, Fault.NONE));
        Reply one = cashier.send(episode, Fault.NONE);
        Reply two = other.join();
        List<String> bills = new ArrayList<>();
        for (Reply reply : List.of(one, two)) {
            if (reply.succeeded()) {
                bills.add(setlId(reply));
            }
        }
        boolean oneBill = !bills.isEmpty() && bills.stream().distinct().count() == 1;
        desk.rules()
                .check(
                        Rule.DOUBLE_CLICK_ONE_BILL,
                        oneBill,
                        () -> "expected one bill; " + one.summary() + "; " + two.summary());
        if (one.succeeded() || two.succeeded()) {
            cashier.enter(episode, one.succeeded() ? one : two);
        } else {
            cashier.settleUntilKnown(episode);
        }
    }

    private void loseAndReverse(Episode episode, Fault fault) {
        Reply lost = cashier.send(episode, fault);
        cashier.reverse(episode, lost.msgid(), lost.infno());
        cashier.reverseAgain(episode, lost.msgid(), lost.infno());
        settleAnew(episode, "");
    }

    private void arriveLate(Episode episode) {
        Attempt attempt = desk.client().attempts().open(episode.kind().settle());
        cashier.send(episode, attempt, Fault.DELAY);
        cashier.reverse(episode, attempt.msgid(), attempt.infno());
        Reply late = desk.client().arriveLate(attempt);
        desk.rules().check(Rule.REVERSAL_BLOCKS_LATE_ORIGINAL, late.refused(), late, "a refusal: reversed before");
        settleAnew(episode, "");
    }

    private void reverseBefore(Episode episode) {
        Attempt attempt = desk.client().attempts().open(episode.kind().settle());
        cashier.reverse(episode, attempt.msgid(), attempt.infno());
        Reply reply = cashier.send(episode, attempt, Fault.NONE);
        desk.rules().check(Rule.REVERSAL_BEFORE_ORIGINAL, reply.refused(), reply, "a refusal: reversed before");
        settleAnew(episode, "");
    }

    private void reverseAlias(Episode episode) {
        Optional<Row> bill = cashier.settleUntilKnown(episode);
        Reply again = cashier.send(episode, Fault.NONE);
        if (bill.isEmpty()) {
            return;
        }
        String id = bill.get().setlId();
        boolean same = again.succeeded() && setlId(again).equals(id);
        desk.rules()
                .check(
                        Rule.SAME_BILL_FOR_NEW_MSGID,
                        same && !again.warning().isEmpty(),
                        again,
                        "bill " + id + " and a warning");
        if (!same) {
            return;
        }
        Reply reversal = cashier.reverse(episode, again.msgid(), again.infno());
        if (!reversal.succeeded()) {
            return;
        }
        desk.books().strike(id);
        episode.undone();
        Optional<Row> anew = settleAnew(episode, id);
        desk.rules()
                .check(
                        Rule.REVERSAL_OF_ALIAS,
                        anew.isPresent() && !anew.get().setlId().equals(id),
                        () -> "expected another bill than " + id + " after reversing " + again.msgid());
    }

    private void wrongTotal(Episode episode) {
        ObjectNode wrong = Requests.settlement(episode, episode.total() + 1);
        String sum = "the lines add up to " + Yuan.text(episode.total());
        desk.mustRefuse(Rule.TOTAL_MUST_EQUAL_LINES, episode, episode.kind().preview(), wrong, sum);
        desk.mustRefuse(Rule.TOTAL_MUST_EQUAL_LINES, episode, episode.kind().settle(), wrong, sum);
        cashier.settle(episode);
        desk.mustRefuse(
                Rule.OTHER_CONTENT_REFUSED,
                episode,
                episode.kind().settle(),
                wrong,
                "the visit is settled with another total");
    }

    private void sameMessage(Episode episode) {
        Attempt attempt = desk.client().attempts().open(episode.kind().settle());
        Reply first = cashier.send(episode, attempt, Fault.NONE);
        Reply again = cashier.send(episode, attempt, Fault.NONE);
        desk.rules()
                .check(
                        Rule.SAME_ANSWER_FOR_SAME_MSGID,
                        first.succeeded() && again.succeeded() && first.output().equals(again.output()),
                        again,
                        "the output of the first answer");
        if (first.succeeded()) {
            cashier.enter(episode, first);
        } else {
            cashier.settleUntilKnown(episode);
        }
    }

    private void cancelAndSettleAnew(Episode episode) {
        if (!episode.isSettled()) {
            return;
        }
        String settled = "the visit is settled";
        desk.mustRefuse(
                Rule.UNDO_ONLY_BACKWARDS,
                episode,
                charges.takeBackInfno(episode),
                charges.everything(episode),
                settled);
        desk.mustRefuse(
                Rule.UNDO_ONLY_BACKWARDS,
                episode,
                episode.isStay() ? "2405" : "2202",
                Requests.visit(episode),
                settled);
        if (cashier.cancel(episode).isEmpty()) {
            return;
        }
        if (episode.isStay()) {
            admissions.undoDischarge(episode);
        }
        charges.upload(episode, List.of(charges.additional(episode)), episode.chargeBatch());
        if (episode.isStay()) {
            admissions.discharge(episode);
        }
        cashier.settle(episode);
        cashier.listsLines(episode);
    }

    private void reverseCancellation(Episode episode) {
        if (!episode.isSettled()) {
            return;
        }
        Row bill = desk.books().find(episode.setlId()).orElseThrow();
        Optional<Row> twin = cashier.cancel(episode);
        if (twin.isEmpty()) {
            return;
        }
        Reply reversal = cashier.reverse(
                episode, twin.get().visit().msgid(), episode.kind().cancel());
        if (!reversal.succeeded()) {
            return;
        }
        desk.books().strike(twin.get().setlId());
        episode.settled(bill.setlId());
        Reply again = cashier.send(episode, Fault.NONE);
        desk.rules()
                .check(
                        Rule.REVERSAL_OF_CANCELLATION,
                        again.succeeded() && setlId(again).equals(bill.setlId()),
                        again,
                        "bill " + bill.setlId() + " alive again");
        cashier.isFound(episode, bill);
    }

    private void earlierFirst(Episode episode) {
        if (!episode.isSettled()) {
            return;
        }
        Plan plan = secondVisit(episode.plan());
        Episode second = new Episode(plan, episode.patient(), episode.ownNumber() + "-2");
        admissions.open(second);
        charges.charge(second, 0);
        if (second.isStay()) {
            admissions.discharge(second);
        }
        cashier.settle(second);
        desk.mustRefuse(
                Rule.NEWEST_BILL_FIRST,
                episode,
                episode.kind().cancel(),
                Requests.bill(episode, episode.setlId()),
                "bill " + second.setlId() + " is later");
        if (second.isSettled()) {
            cashier.cancel(second);
        }
        cashier.cancel(episode);
    }

    /** The visit can be settled, and not with the bill that was undone. */
    private Optional<Row> settleAnew(Episode episode, String undone) {
        Optional<Row> row = cashier.settleUntilKnown(episode);
        desk.rules()
                .check(
                        Rule.REVERSAL_UNDOES,
                        row.isPresent() && !row.get().setlId().equals(undone),
                        () -> "expected a new bill of " + episode.mdtrtId() + ", came " + row);
        return row;
    }

    private static Plan secondVisit(Plan first) {
        LocalDate begin = first.end().plusDays(1);
        List<Line> lines = first.batches().get(0).lines().stream()
                .map(line -> new Line(line.serial(), line.item(), line.price(), line.quantity(), begin, ""))
                .toList();
        return new Plan(
                first.number(),
                first.patient(),
                first.kind(),
                first.dialect(),
                UploadTrouble.NONE,
                SettlementTrouble.NONE,
                begin,
                first.kind() == Plan.Kind.STAY ? begin.plusDays(1) : begin,
                List.of(new Batch(begin, lines)));
    }

    private static String setlId(Reply reply) {
        return reply.output().path("setlinfo").path("setl_id").asText();
    }
}
