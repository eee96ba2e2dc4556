package io.jishi.nhsa.hospital;

import io.jishi.nhsa.hospital.Plan.Kind;
import io.jishi.nhsa.hospital.Plan.SettlementTrouble;
import io.jishi.nhsa.hospital.Plan.UploadTrouble;
import io.jishi.nhsa.hospital.Schedule.Event;
import io.jishi.nhsa.hospital.Schedule.Step;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/** Lives through the month of a seed, day by day, with a reconciliation every evening and a closing at the end. */
final class MonthRun {
    private final Desk desk;
    private final YearMonth month;
    private final List<Dialect> dialects;
    private final Admissions admissions;
    private final Charges charges;
    private final Troubles troubles;
    private final Reconciler reconciler;
    private final Statements statements;
    private final WrongWays wrongWays;
    private final Filings filings;
    private final Map<Integer, Episode> episodes = new HashMap<>();
    private final Set<Kind> wrongWaysTried = EnumSet.noneOf(Kind.class);

    MonthRun(Desk desk, YearMonth month, List<Dialect> dialects, int tooManyLines) {
        this.desk = desk;
        this.month = month;
        this.dialects = List.copyOf(dialects);
        charges = new Charges(desk);
        admissions = new Admissions(desk, charges);
        Cashier cashier = new Cashier(desk);
        troubles = new Troubles(desk, admissions, charges, cashier);
        statements = new Statements(desk);
        reconciler = new Reconciler(desk, statements, cashier);
        wrongWays = new WrongWays(desk, charges, tooManyLines);
        filings = new Filings(desk);
    }

    /** What came of a seed. */
    record Result(long seed, int bills, int reversed, List<String> oneSided, Set<String> doubled) {

        /** The last line of the seed. */
        String line() {
            return "seed=" + seed + " bills=" + bills + " reversed=" + reversed + " one-sided=" + oneSided.size()
                    + " doubled=" + doubled.size();
        }

        boolean isClean() {
            return oneSided.isEmpty() && doubled.isEmpty();
        }
    }

    /** Plays the month of the seed. */
    Result play(long seed) {
        int billsBefore = desk.books().entered();
        int reversedBefore = desk.books().reversed();
        Dialect office = dialects.get(Math.floorMod(seed, dialects.size()));
        List<Plan> plans = Schedule.plans(
                seed,
                month,
                dialects,
                desk.sandbox().persons().size(),
                desk.sandbox().items());
        String sign = signIn(office);
        Accumulators accumulators = new Accumulators(desk);
        receive(plans, accumulators);
        live(Schedule.events(plans), office);
        Closing closing = new Closing(desk, statements, reconciler);
        guarded("the closing", () -> closing.close(office));
        Set<String> doubled = new TreeSet<>(closing.doubled());
        List<Patient> patients =
                episodes.values().stream().map(Episode::patient).toList();
        guarded("the accumulators", () -> doubled.addAll(accumulators.compare(patients, office)));
        signOut(office, sign);
        return new Result(
                seed,
                desk.books().entered() - billsBefore,
                desk.books().reversed() - reversedBefore,
                closing.oneSided(),
                doubled);
    }

    private void receive(List<Plan> plans, Accumulators accumulators) {
        for (Plan plan : plans) {
            guarded(
                    "the arrival of " + plan.number(),
                    () -> admissions
                            .find(desk.sandbox().persons().get(plan.patient()), plan.dialect())
                            .ifPresent(patient -> {
                                accumulators.begin(patient, plan.dialect());
                                episodes.put(plan.number(), new Episode(plan, patient, Inquiries.ownNumber(plan)));
                            }));
        }
    }

    private void live(List<Event> events, Dialect office) {
        LocalDate day = events.get(0).day();
        for (Event event : events) {
            if (!event.day().equals(day)) {
                evening(day, office);
                day = event.day();
            }
            Episode episode = episodes.get(event.plan().number());
            if (episode != null) {
                guarded(event.step() + " of " + event.plan(), () -> step(event, episode));
            }
        }
        evening(day, office);
    }

    private void evening(LocalDate day, Dialect office) {
        guarded("the evening of " + day, () -> reconciler.evening(day, office));
    }

    private void step(Event event, Episode episode) {
        if (episode.mdtrtId().isEmpty() && event.step() != Step.OPEN) {
            return;
        }
        switch (event.step()) {
            case OPEN -> open(episode);
            case CHARGE -> {
                charges.charge(episode, event.batch());
                tryWrongWays(episode);
            }
            case SETTLE -> {
                troubles.settle(episode);
                if (!episode.lostMessage().isEmpty()) {
                    reconciler.lost(episode);
                }
            }
            case AFTERWARDS -> {
                troubles.afterwards(episode);
                if (episode.isSettled() && isPlain(episode)) {
                    admissions.lookUp(episode, false);
                }
            }
        }
    }

    private void open(Episode episode) {
        if (!admissions.open(episode) || !isPlain(episode)) {
            return;
        }
        admissions.lookUp(episode, true);
        if (episode.isStay()) {
            filings.fileAndWithdraw(episode);
            dictionaries(episode);
        }
    }

    private static boolean isPlain(Episode episode) {
        return episode.plan().settlement() == SettlementTrouble.NONE
                && (!episode.isStay() || episode.plan().uploads() != UploadTrouble.LOST);
    }

    private void tryWrongWays(Episode episode) {
        if (episode.plan().settlement() != SettlementTrouble.NONE || !wrongWaysTried.add(episode.kind())) {
            return;
        }
        episodes.values().stream()
                .filter(other ->
                        !other.patient().psnNo().equals(episode.patient().psnNo()))
                .findFirst()
                .ifPresent(other -> wrongWays.tryAll(episode, other.patient()));
    }

    private void dictionaries(Episode episode) {
        List<Message> questions = new ArrayList<>();
        questions.add(
                episode.message("1201", Inquiries.institution(desk.hospital().code())));
        questions.add(episode.message(
                "1901",
                Inquiries.dictionary(
                        "insutype", episode.patient().region(), episode.plan().begin())));
        questions.add(episode.message(
                "2001", Inquiries.entitlement(episode, desk.hospital().code())));
        for (Message question : questions) {
            Reply reply = desk.client().sendUntilKnown(question);
            boolean rows = reply.succeeded()
                    && reply.output().size() > 0
                    && reply.output().elements().next().size() > 0;
            desk.rules().check(Rule.DICTIONARIES_ANSWER, rows, reply, "rows");
        }
    }

    private String signIn(Dialect office) {
        Reply reply = desk.client().sendUntilKnown(new Message(office, "9001", "", Inquiries.signIn()));
        String number = reply.output().path("signinoutb").path("sign_no").asText();
        desk.rules().check(Rule.SIGN_IN, reply.succeeded() && !number.isEmpty(), reply, "a sign_no");
        desk.client().envelopes().signedIn(number);
        return number;
    }

    private void signOut(Dialect office, String number) {
        Reply reply = desk.client().sendUntilKnown(new Message(office, "9002", "", Inquiries.signOut(number)));
        desk.rules().check(Rule.SIGN_IN, reply.succeeded(), reply, "infcode 0");
        desk.client().envelopes().signedIn("");
    }

    /** An answer that nobody can read must not end the month: it fails a rule, and the next visit goes on. */
    private void guarded(String what, Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException
                | NoSuchElementException unreadable) {
            desk.rules().check(Rule.LEGAL_STEP_ACCEPTED, false, () -> what + " ended with " + unreadable);
        }
    }
}
