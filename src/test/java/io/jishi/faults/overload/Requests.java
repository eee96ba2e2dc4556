package io.jishi.faults.overload;

import io.jishi.platform.admission.Priority;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes the requests of each class. */
final class Requests {

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Site site;
    private final String run = "L" + System.currentTimeMillis() % 100_000_000 + "-" + RUNS.incrementAndGet() + "-";
    private final AtomicInteger number = new AtomicInteger();

    Requests(Site site) {
        this.site = site;
    }

    /**
     * One request.
     *
     * @param key of its message; null if it is none
     * @param body JSON; null for a GET
     */
    record Request(
            Priority priority,
            int caller,
            String apiKey,
            String path,
            @Nullable String key,
            @Nullable String body) {}

    Request of(Priority priority, int caller) {
        int count = number.incrementAndGet();
        DemoProvider institution = site.institutions().get(caller);
        DemoPerson person = site.people().get(count % site.people().size());
        return switch (priority) {
            case SETTLE ->
                new Request(
                        priority, caller, institution.apiKey(), "/v1/settlements", run + count, bill(person, count));
            case PRESETTLE ->
                new Request(
                        priority, caller, institution.apiKey(), "/v1/settlements/preview", null, bill(person, count));
            case OUTCOME -> outcome(caller, institution, person, count);
            case READ ->
                new Request(
                        priority,
                        caller,
                        institution.apiKey(),
                        "/v1/persons/" + person.personId() + "/accumulators",
                        null,
                        null);
        };
    }

    /** One in ten reverses what never came; the others ask for what was sent lately. */
    private Request outcome(int caller, DemoProvider institution, DemoPerson person, int count) {
        if (count % 10 == 0) {
            String body = "{\"transaction\":\"SETTLE\",\"messageId\":\"" + run + "never-" + count + "\",\"personId\":\""
                    + person.personId() + "\"}";
            return new Request(
                    Priority.OUTCOME, caller, institution.apiKey(), "/v1/reversals", run + "r" + count, body);
        }
        String path =
                "/v1/outcomes/" + site.region() + "/" + institution.code() + "/SETTLE/" + run + Math.max(1, count - 40);
        return new Request(Priority.OUTCOME, caller, institution.apiKey(), path, null, null);
    }

    private String bill(DemoPerson person, int count) {
        return "{\"insuredRegion\":\"" + person.county() + "\",\"personId\":\"" + person.personId()
                + "\",\"scheme\":\"RESIDENT\",\"careType\":\"INPATIENT\",\"visitNumber\":\"" + run + count
                + "\",\"admittedOn\":\"2019-11-01\",\"dischargedOn\":\"2019-11-12\",\"fees\":{\"total\":1000.00}}";
    }
}
