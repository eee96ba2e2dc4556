package io.jishi.coverage.model;

/**
 * Who has an ID number.
 *
 * @param personId id of the person; empty if nobody in the region has the number
 * @param reference the blind index of the number, in hexadecimal: the same for every request with this number, whether
 *     or not somebody is registered under it
 */
public record Identified(String personId, String reference) {}
