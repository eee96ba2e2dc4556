package io.jishi.policy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.LinfenPackage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where care happens, seen from the insured county (calculation rules, section 3). */
class GeographyTest {

    private static final Geography OTHER = new Geography("141000", Set.of("141002", "149001"), Set.of("141024/141002"));

    @ParameterizedTest
    @CsvSource({
        "141024, IN_COUNTY",
        "141002, IN_REGION",
        "141082, IN_REGION",
        "141000, IN_REGION",
        "140105, IN_PROVINCE",
        "140000, IN_PROVINCE",
        "141099, IN_PROVINCE",
        "110101, OUT_OF_PROVINCE",
        "410100, OUT_OF_PROVINCE"
    })
    void thePlaceIsSeenFromHongtong(String treatment, Location location) {
        assertEquals(location, LinfenPackage.compiled().geography().locate("141024", treatment));
    }

    @Test
    void aPairOfTheOverrideListCountsAsTheCountyInOneDirectionOnly() {
        assertEquals(Location.IN_COUNTY, OTHER.locate("141024", "141002"));
        assertEquals(Location.IN_PROVINCE, OTHER.locate("141002", "141024"));
    }

    @Test
    void onlyTheListSaysWhatBelongsToTheRegion() {
        assertEquals(Location.IN_REGION, OTHER.locate("141002", "149001"));
        assertEquals(Location.IN_PROVINCE, OTHER.locate("141002", "141021"));
    }

    @Test
    void aCountyOfAnotherProvinceInTheListIsInTheRegionAllTheSame() {
        Geography across = new Geography("141000", Set.of("141002", "410122"), Set.of());
        assertEquals(Location.IN_REGION, across.locate("141002", "410122"));
    }

    @Test
    void theOverrideListOfLinfenIsEmpty() {
        assertEquals(Set.of(), LinfenPackage.compiled().geography().sameCountyPairs());
    }
}
