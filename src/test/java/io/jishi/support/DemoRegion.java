package io.jishi.support;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The place and the time of the demo data: pooling region 141000 and the years that its policy package is for. */
final class DemoRegion {
    static final String CODE = "141000";

    /** The district in which the hospitals of the city stand. */
    static final String CITY_DISTRICT = "141002";

    /** The county in which most of the named people are insured. */
    static final String HOME_COUNTY = "141024";

    /** The counties of the region, as its policy package lists them. */
    static final List<String> COUNTIES = List.of(
            CITY_DISTRICT,
            "141021",
            "141022",
            "141023",
            HOME_COUNTY,
            "141025",
            "141026",
            "141027",
            "141028",
            "141029",
            "141030",
            "141031",
            "141032",
            "141033",
            "141034",
            "141081",
            "141082");

    /** Other places of the same province in which providers recognised by the region stand. */
    static final List<String> PROVINCE_PLACES =
            List.of("140105", "140106", "140109", "140213", "140302", "140403", "140702", "140802");

    /** Places outside the province in which providers recognised by the region stand. */
    static final List<String> OUTSIDE_PLACES =
            List.of("610113", "610102", "410102", "410105", "110101", "110105", "310104", "130102");

    /** All places outside the region with a provider. */
    static final List<String> ELSEWHERE =
            Stream.concat(PROVINCE_PLACES.stream(), OUTSIDE_PLACES.stream()).toList();

    /** Before this day nobody's cover is on record. */
    static final LocalDate COVER_FROM = LocalDate.of(2018, 1, 1);

    /** Most cover ends before this day, with the policy package. */
    static final LocalDate COVER_UNTIL = LocalDate.of(2023, 1, 1);

    private DemoRegion() {}
}
