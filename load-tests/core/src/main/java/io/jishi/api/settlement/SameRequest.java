package io.jishi.api.settlement;

import io.jishi.coverage.model.Identified;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.policy.PolicyBook;
import io.jishi.settlement.model.SettleRequest;
import java.time.LocalDate;
import java.util.List;

/** Reads a body as the gateway does, so that a contender pays for the same checks. */
public final class SameRequest {

    private static final int LINES_MAXIMUM = 5000;

    private SameRequest() {}

    /** The request in a body; throws {@link IllegalArgumentException} with the first fault. */
    public static SettleRequest read(byte[] body, String provider, PolicyBook book) {
        Faults faults = new Faults();
        try {
            Fields fields = Fields.of("", DocumentReader.readJson(body), faults);
            SettleRequestReader.Body read = new SettleRequestReader(fields, LocalDate.now(), LINES_MAXIMUM).read();
            String region = book.poolingRegionOf(read.insuredRegion()).orElse("");
            if (faults.isEmpty() && !region.isEmpty() && read.personId() != null) {
                return read.toRequest(region, new Identified(read.personId(), read.personId()), provider);
            }
        } catch (MalformedDocument malformed) {
            throw new IllegalArgumentException(malformed);
        }
        throw new IllegalArgumentException(List.copyOf(faults.found()).toString());
    }
}
