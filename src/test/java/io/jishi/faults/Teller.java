package io.jishi.faults;

import io.jishi.faults.Wire.Mischief;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Sends a message until its fate is known, by the rule that the documentation gives to hospitals: no answer, a 503 or a
 * 504 means to ask for the outcome and to send the same message again with the same key, at any gateway; or to reverse
 * it. Never a new key.
 */
final class Teller {

    private static final int GATEWAY_CHANGES_AFTER = 1;
    private static final double ASKS = 0.5;
    private static final AtomicInteger REVERSALS = new AtomicInteger();

    private final Setting setting;
    private final SplittableRandom random;

    /** What all tellers of a workload share. */
    record Setting(Ports ports, Journal journal, Complaints complaints, Manners manners, BooleanSupplier patience) {}

    /** Where the gateways are, and who notes what is felt. */
    interface Ports {
        List<Integer> ports();

        Effects effects();
    }

    /** What must never be heard. */
    interface Complaints {
        void complain(String what);
    }

    /** How clients behave. */
    interface Manners {
        /** How long a client waits for an answer. */
        Duration limit();

        /** What it does to a request that it sends for the first time. */
        Mischief mischief(SplittableRandom random, int length);

        /** How many of its unknown messages a client reverses, from 0 to 1. */
        double reverses();
    }

    /**
     * The fate of a message.
     *
     * @param settlementId the row that it is about; empty if none
     */
    record Fate(Told told, String settlementId, String sha256) {
        static final Fate OPEN = new Fate(Told.UNKNOWN, "", "");

        boolean is(Told other) {
            return told == other;
        }
    }

    Teller(Setting setting, SplittableRandom random) {
        this.setting = setting;
        this.random = random;
    }

    /** Sends until the fate is known, or until patience is over. */
    Fate deliver(Message message) {
        List<Integer> ports = setting.ports().ports();
        int gateway = random.nextInt(ports.size());
        byte[] request = message.request();
        Mischief mischief = setting.manners().mischief(random, request.length);
        boolean unknown = false;
        for (int attempt = 0; setting.patience().getAsBoolean(); attempt++) {
            Fate fate = attempt(message, request, ports.get(gateway % ports.size()), mischief);
            if (!fate.is(Told.UNKNOWN)) {
                setting.journal().write(entry(message, fate));
                return fate;
            }
            if (!unknown) {
                unknown = true;
                setting.journal().write(entry(message, Fate.OPEN));
            }
            mischief = Mischief.NONE;
            gateway += GATEWAY_CHANGES_AFTER;
            pause(attempt);
            if (random.nextDouble() < ASKS) {
                ask(message, ports.get(gateway % ports.size()));
            }
            if (isReversible(message) && random.nextDouble() < setting.manners().reverses()) {
                Fate reversed = reverse(message);
                if (!reversed.is(Told.UNKNOWN)) {
                    return reversed;
                }
            }
        }
        setting.complaints().complain("no fate of " + message.name());
        return Fate.OPEN;
    }

    private static boolean isReversible(Message message) {
        return message.transaction().equals(Message.SETTLE);
    }

    /** Gives up the message; still unknown if that is refused, as for a patient whom nobody knows. */
    private Fate reverse(Message message) {
        Fate reversal = deliver(message.reversal(message.messageId() + "-r" + REVERSALS.incrementAndGet()));
        if (!reversal.is(Told.REVERSED)) {
            return Fate.OPEN;
        }
        if (reversal.settlementId().isEmpty()) {
            // it did nothing: since it was refused, or because it never will; the gateway says which
            return deliver(message);
        }
        Fate fate = new Fate(Told.REVERSED, reversal.settlementId(), "");
        setting.journal().write(entry(message, fate));
        return fate;
    }

    private static Journal.Entry entry(Message message, Fate fate) {
        return new Journal.Entry(message, fate.told(), fate.settlementId(), fate.sha256());
    }

    private Fate attempt(Message message, byte[] request, int port, Mischief mischief) {
        Effects effects = setting.ports().effects();
        long begun = System.nanoTime();
        try {
            Reply reply = Wire.exchange(port, request, setting.manners().limit(), mischief);
            Fate fate = fateIn(message, reply, effects);
            if (!fate.is(Told.UNKNOWN)) {
                effects.answered(System.nanoTime() - begun);
            }
            return fate;
        } catch (SocketTimeoutException late) {
            effects.late();
        } catch (IOException broken) {
            effects.broken();
        }
        return Fate.OPEN;
    }

    private Fate fateIn(Message message, Reply reply, Effects effects) {
        boolean stored = !message.transaction().equals(Message.REVERSE);
        String sha256 = stored ? reply.sha256() : "";
        String code = reply.status() == 200 ? "" : reply.at("code");
        if (reply.status() == 200) {
            return new Fate(success(message), reply.at("settlementId"), sha256);
        }
        if (reply.status() == 409 && code.equals("2009")) {
            return new Fate(Told.ALIAS, reply.at("settlementId"), "");
        }
        if (reply.status() == 422 && code.equals("3007")) {
            return new Fate(Told.NOTHING, "", "");
        }
        if (reply.status() == 422 && !reply.at("reason").isEmpty()) {
            return new Fate(Told.REJECTED, "", sha256);
        }
        switch (reply.status()) {
            case 500 -> effects.faulty();
            case 409 -> effects.busy();
            default -> effects.refused();
        }
        if (!List.of(409, 429, 500, 503, 504).contains(reply.status())) {
            setting.complaints().complain(message.name() + " was answered " + reply);
        }
        return Fate.OPEN;
    }

    private static Told success(Message message) {
        return switch (message.transaction()) {
            case Message.CANCEL -> Told.CANCELLED;
            case Message.REVERSE -> Told.REVERSED;
            default -> Told.SETTLED;
        };
    }

    /** A state that says SETTLED or REJECTED is a promise like the answer itself. */
    private void ask(Message message, int port) {
        Effects effects = setting.ports().effects();
        Journal journal = setting.journal();
        Optional<Told> before = journal.last(message);
        try {
            Reply reply =
                    Wire.exchange(port, message.question(), setting.manners().limit());
            if (reply.status() != 200) {
                effects.refused();
            } else if (reply.at("state").equals("SETTLED")) {
                journal.writeUnlessToldSince(
                        new Journal.Entry(message, Told.SETTLED, reply.at("settlementId"), ""), before);
            } else if (reply.at("state").equals("REJECTED")) {
                journal.writeUnlessToldSince(new Journal.Entry(message, Told.REJECTED, "", ""), before);
            }
        } catch (SocketTimeoutException late) {
            effects.late();
        } catch (IOException broken) {
            effects.broken();
        }
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(random.nextInt(20, 60) * (1L + Math.min(attempt, 8)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
