package io.jishi.load.bench;

import io.jishi.load.core.Settle1;

/** What is sent, under the names that the result has. */
final class Works {

    static final Meter.Work UNIFORM = new Meter.Work("settle", "/v1/settlements", Settle1.PERSONS);

    /** Ten people and the three before them who are not covered. */
    static final Meter.Work HOT = new Meter.Work("settle, 10 hot persons", "/v1/settlements", 13);

    static final Meter.Work KNOWN = new Meter.Work("settle, 20,000 known persons", "/v1/settlements", 20_000);

    static final Meter.Work KNOWN_WITHOUT_REDIS =
            new Meter.Work("settle, 20,000 known persons, Redis off", "/v1/settlements", 20_000);

    static final Meter.Work PREVIEW = new Meter.Work("pre-settle", "/v1/settlements/preview", Settle1.PERSONS);

    /** Stays with five lines that were uploaded before. */
    static final Meter.Work UPLOADED = new Meter.Work("settle, 2304 on uploaded lines", "/fsi/api", Settle1.PERSONS);

    private Works() {}
}
