package io.jishi.load.core;

import java.util.List;
import java.util.Locale;

/**
 * The people and hospitals of the benchmark SETTLE-1. Everything follows from a number, so that a generator of load in any
 * language knows them without being told: nobody has an ID number, and none of them can be a real person.
 *
 * <p>Three of a hundred people are no longer covered, those whose number is 0, 1 or 2 modulo 100; three of five have a
 * referral for any hospital. Most people are treated outside their county.
 */
public final class Settle1 {

    /** The pooling region whose shipped rules are used. */
    public static final String REGION = "141000";

    /** How many people. */
    public static final int PERSONS = 200_000;

    /** How many hospitals. */
    public static final int PROVIDERS = 500;

    /** How many items there are, of which the catalogue lists four of five: two of class A and two of class B. */
    public static final int ITEMS = 5_000;

    /** The day of every discharge, which is within a shipped version of the rules. */
    public static final String DISCHARGED_ON = "2020-05-09";

    private static final List<String> COUNTIES = List.of(
            "141002", "141021", "141022", "141023", "141024", "141025", "141026", "141027", "141028", "141029",
            "141030", "141031", "141032", "141033", "141034", "141081", "141082");

    private Settle1() {}

    /** The id of a person: the region and its number in 22 digits. */
    public static String personId(int number) {
        return String.format(Locale.ROOT, "%s%022d", REGION, number);
    }

    /** Where a person is insured. */
    public static String county(int number) {
        return COUNTIES.get(number % COUNTIES.size());
    }

    /** Whether a person is covered on every day of the benchmark. */
    public static boolean isCovered(int number) {
        return number % 100 > 2;
    }

    /** Whether a person has a referral. */
    public static boolean isReferred(int number) {
        return number % 5 > 1;
    }

    /** The code of an item. */
    public static String itemCode(int number) {
        return String.format(Locale.ROOT, "S%05d", number);
    }

    /** Whether the catalogue lists an item; one that it does not is of class C. */
    public static boolean isListed(int number) {
        return number % 5 < 4;
    }

    /** Whether an item that is listed is of class A. */
    public static boolean isClassA(int number) {
        return number % 5 < 2;
    }

    /** The code of a hospital. */
    public static String providerCode(int number) {
        return String.format(Locale.ROOT, "B%05d", number);
    }

    /** Its key for the API, which protects nothing. */
    public static String apiKey(int number) {
        return String.format(Locale.ROOT, "settle-1-key-of-hospital-%05d", number);
    }
}
