package io.jishi.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.jishi.load.core.Settle1;
import io.jishi.load.gatling.Asked.Kind;
import io.jishi.load.gatling.Tally.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Hospitals that send what {@link Order} asks for. */
public final class SettlementLoad extends Simulation {

    /** What is asked of 99 of 100 answers: whoever waits at the window waits no longer elsewhere. */
    private static final int WINDOW_MILLISECONDS = 1000;

    private static final int ATTEMPTS_MAXIMUM = 120;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    /** By itself in the report: what the busy one is refused is not what the others are. */
    private static final String BUSY = "settle, of the one that sends too much";

    private static final int DONE = 200;
    private static final int SETTLED_ALREADY = 409;
    private static final int REFUSED_FOR_GOOD = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_YET_KNOWN = 504;

    /** Codes of refusals after which nothing was done: 4014, 4016 and 4019. */
    private static final Pattern NOTHING_DONE = Pattern.compile("\"code\":40(14|16|19)\\b");

    /** What leaves an answer that has to be found among the rows. */
    private static final Set<Kind> STORED = EnumSet.of(Kind.SETTLE, Kind.CANCEL, Kind.REVERSE);

    /** A copy of the message is being worked on. */
    private static final String UNDER_WAY = "\"code\":4011";

    private final Order order = Order.given();
    private final Tally tally = new Tally(order.levels(), order.result());
    private final Tally busyTally = new Tally(order.levels(), Path.of(order.result() + ".busy"));

    {
        Mix mix = new Mix(order, "");
        List<PopulationBuilder> hospitals = new ArrayList<>();
        hospitals.add(population("hospitals", mix, mix::next, tally));
        if (order.profile() == Profile.TENANTS) {
            Mix busy = new Mix(order, "busy-");
            hospitals.add(population("one that sends too much", busy, busy::nextOfBusy, busyTally));
        }
        setUp(hospitals)
                .protocols(http.baseUrl(order.url())
                        .shareConnections()
                        .contentTypeHeader("application/json")
                        .acceptHeader("application/json"))
                .assertions(assertions());
    }

    @Override
    public void after() {
        tally.write(order.profile());
        if (order.profile() == Profile.TENANTS) {
            busyTally.write(Profile.STRESS);
        }
    }

    private PopulationBuilder population(String name, Mix mix, Supplier<Asked> next, Tally into) {
        ChainBuilder begin = exec(session -> {
            Asked asked = next.get();
            int level = into.starts();
            return session.set("asked", asked)
                    .set("level", level)
                    .set("arrived", System.nanoTime())
                    .set(
                            "title",
                            into.isWarm(level)
                                    ? Tally.WARM
                                    : into == busyTally ? BUSY : asked.kind().title());
        });
        ChainBuilder attempt = exec(session -> session.removeAll("status", "answer"))
                .exec(http("#{title}")
                        .post(session -> asked(session).path())
                        .header("Idempotency-Key", session -> asked(session).message())
                        .header(
                                "X-Api-Key",
                                session -> Settle1.apiKey(asked(session).bill().provider()))
                        .body(StringBody(session -> asked(session).body()))
                        .check(
                                status().saveAs("status"),
                                bodyBytes().saveAs("answer"),
                                status().in(DONE, SETTLED_ALREADY, REFUSED_FOR_GOOD)));
        OpenInjectionStep[] steps =
                order.levels().stream().map(SettlementLoad::step).toArray(OpenInjectionStep[]::new);
        if (!order.profile().repeats()) {
            return scenario(name)
                    .exec(begin, attempt, exec(session -> told(session, mix, into)))
                    .injectOpen(steps);
        }
        return scenario(name)
                .exec(
                        begin,
                        asLongAs(
                                        session -> !isAnswered(session) && session.getInt("attempt") < ATTEMPTS_MAXIMUM,
                                        "attempt")
                                .on(
                                        attempt,
                                        doIf(session -> !isAnswered(session)).then(pause(BETWEEN_ATTEMPTS))),
                        exec(session -> told(session, mix, into)))
                .injectOpen(steps);
    }

    private static OpenInjectionStep step(Level level) {
        Duration seconds = Duration.ofSeconds(level.seconds());
        return level.isSteady()
                ? constantUsersPerSec(level.from()).during(seconds)
                : rampUsersPerSec(level.from()).to(level.to()).during(seconds);
    }

    private static Asked asked(Session session) {
        return session.get("asked");
    }

    /** Whether there is an answer that says what became of it. */
    private static boolean isAnswered(Session session) {
        if (!session.contains("status") || !session.contains("answer")) {
            return false;
        }
        int status = session.getInt("status");
        return status < UNAVAILABLE && status != TOO_MANY && !text(session).contains(UNDER_WAY);
    }

    private static String text(Session session) {
        byte[] answer = session.get("answer");
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static Session told(Session session, Mix mix, Tally into) {
        Asked asked = asked(session);
        long nanos = System.nanoTime() - session.getLong("arrived");
        int level = session.getInt("level");
        if (!session.contains("answer") || !session.contains("status")) {
            into.ends(level, asked, asked.kind().name(), nanos, Outcome.UNKNOWN, "no answer");
            return session;
        }
        byte[] answer = session.get("answer");
        int status = session.getInt("status");
        if (status == UNAVAILABLE || status == TOO_MANY) {
            String text = text(session);
            boolean clear = NOTHING_DONE.matcher(text).find();
            into.ends(
                    level,
                    asked,
                    asked.kind().name(),
                    nanos,
                    clear ? Outcome.REFUSED : Outcome.WRONG,
                    clear ? null : text);
        } else if (status == NOT_YET_KNOWN) {
            into.ends(level, asked, asked.kind().name(), nanos, Outcome.UNKNOWN, "504");
        } else {
            String wrong = asked.wrong(status, answer);
            into.ends(level, asked, asked.countsAs(status), nanos, wrong == null ? Outcome.DONE : Outcome.WRONG, wrong);
            if (wrong == null) {
                mix.answered(asked, answer);
            }
            if (wrong == null && status == DONE && STORED.contains(asked.kind())) {
                into.stored(asked, answer);
            }
        }
        return session;
    }

    private List<Assertion> assertions() {
        String settle = Kind.SETTLE.title();
        List<Assertion> assertions = new ArrayList<>();
        assertions.add(details(settle).successfulRequests().count().gt(0L));
        if (order.profile().refusesNothing()) {
            assertions.add(details(settle).failedRequests().count().is(0L));
            assertions.add(details(settle).responseTime().percentile4().lt(WINDOW_MILLISECONDS));
        }
        return assertions;
    }
}
