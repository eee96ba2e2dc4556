package io.jishi.support;

/**
 * An insured person of the demo, as a hospital would know them.
 *
 * @param personId the person's id in the demo region
 * @param identityNumber a well-formed number that can belong to nobody; the database holds only its keyed hash
 * @param county the county in which the person is insured
 */
public record DemoPerson(String personId, String identityNumber, String county) {}
