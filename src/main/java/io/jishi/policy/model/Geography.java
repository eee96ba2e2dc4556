package io.jishi.policy.model;

import java.util.Set;

/**
 * The pooling region and its counties. A package lists its counties; no code is ever cut to find a region, except that
 * the first two digits name the province, as the national code defines.
 *
 * @param region the pooling region's own code
 * @param counties its counties
 * @param sameCountyPairs "insured county/treatment county" pairs that count as the insured county
 */
public record Geography(String region, Set<String> counties, Set<String> sameCountyPairs) {

    /** Copies its sets. */
    public Geography {
        counties = Set.copyOf(counties);
        sameCountyPairs = Set.copyOf(sameCountyPairs);
    }

    /** Where treatment happens, seen from the insured county. */
    public Location locate(String insuredCounty, String treatmentRegion) {
        if (insuredCounty.equals(treatmentRegion) || sameCountyPairs.contains(insuredCounty + "/" + treatmentRegion)) {
            return Location.IN_COUNTY;
        }
        if (region.equals(treatmentRegion) || counties.contains(treatmentRegion)) {
            return Location.IN_REGION;
        }
        boolean sameProvince = insuredCounty.regionMatches(0, treatmentRegion, 0, 2);
        return sameProvince ? Location.IN_PROVINCE : Location.OUT_OF_PROVINCE;
    }
}
