package io.jishi.load.gatling;

import io.jishi.load.core.Settle1Bills;
import io.jishi.load.core.Settle1Bills.Bill;
import io.jishi.load.gatling.Asked.Kind;
import io.jishi.load.gatling.Asked.Made;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What hospitals send, in these shares: 55 % previews, 35 % settlements, 4 % cancellations, 1 % reversals and 5 % replays;
 * two of a hundred settlements are sent again under a new key. What is about an earlier bill takes one that nobody else
 * works on; while there is none a new bill is sent instead.
 */
final class Mix {

    /** The one that sends too much, where that is the question. */
    static final int BUSY_HOSPITAL = 1;

    private static final int PREVIEWS_BELOW = 550;
    private static final int CANCELLATIONS_BELOW = 590;
    private static final int REVERSALS_BELOW = 600;
    private static final int REPLAYS_BELOW = 650;
    private static final int RETRIES_BELOW = 657;
    private static final int ALL = 1000;
    private static final int REMEMBERED = 2000;

    private final Settle1Bills bills;
    private final boolean mixed;
    private final BlockingQueue<Made> made = new ArrayBlockingQueue<>(REMEMBERED);

    Mix(Order order, String source) {
        this.bills = new Settle1Bills(order.seed(), order.run() + source, order.mixed())
                .without(order.profile() == Profile.TENANTS ? BUSY_HOSPITAL : -1);
        this.mixed = order.mixed();
    }

    Asked next() {
        int drawn = mixed ? bills.draw(ALL) : ALL;
        if (drawn < PREVIEWS_BELOW) {
            return asked(Kind.PRE_SETTLE, "/v1/settlements/preview", bills.next());
        }
        Made earlier = drawn < RETRIES_BELOW ? made.poll() : null;
        if (earlier == null) {
            return asked(Kind.SETTLE, "/v1/settlements", bills.next());
        }
        Bill bill = earlier.bill();
        if (drawn < CANCELLATIONS_BELOW) {
            String path = "/v1/settlements/" + earlier.settlement() + "/cancellation";
            return new Asked(Kind.CANCEL, path, bill.message() + "-c", bill, earlier);
        }
        if (drawn < REVERSALS_BELOW) {
            return new Asked(Kind.REVERSE, "/v1/reversals", bill.message() + "-r", bill, earlier);
        }
        return drawn < REPLAYS_BELOW
                ? new Asked(Kind.REPLAY, "/v1/settlements", bill.message(), bill, earlier)
                : new Asked(Kind.RETRY, "/v1/settlements", bill.message() + "-n", bill, earlier);
    }

    /** What the one sends next that sends too much, which is always a new bill. */
    Asked nextOfBusy() {
        return asked(Kind.SETTLE, "/v1/settlements", bills.next(BUSY_HOSPITAL));
    }

    /** A request was answered as it should be: its bill may be asked about later. */
    void answered(Asked asked, byte[] answer) {
        if (mixed && asked.kind() == Kind.SETTLE) {
            String text = new String(answer, StandardCharsets.UTF_8);
            made.offer(new Made(asked.bill(), answer, Asked.settlement(text)));
        } else if (asked.kind() == Kind.REPLAY) {
            made.offer(asked.earlier());
        }
    }

    private static Asked asked(Kind kind, String path, Bill bill) {
        return new Asked(kind, path, bill.message(), bill, null);
    }
}
