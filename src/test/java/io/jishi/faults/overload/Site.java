package io.jishi.faults.overload;

import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import java.net.URI;
import java.util.List;

/**
 * What is put under load.
 *
 * @param gateways base URLs; requests go to them in turn
 * @param region pooling region of the people
 * @param institutions that call
 * @param people that bills are for; enough of them, so that their locks do not count
 */
public record Site(List<URI> gateways, String region, List<DemoProvider> institutions, List<DemoPerson> people) {

    /** Copies its lists. */
    public Site {
        gateways = List.copyOf(gateways);
        institutions = List.copyOf(institutions);
        people = List.copyOf(people);
    }
}
