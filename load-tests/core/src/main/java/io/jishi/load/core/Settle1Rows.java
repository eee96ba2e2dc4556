package io.jishi.load.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntFunction;

/** The rows of SETTLE-1 in the text form of PostgreSQL's COPY, made one after the other and never all in memory. */
public final class Settle1Rows {

    private Settle1Rows() {}

    /** Takes rows. */
    public interface Loader {
        /** Appends rows to a table. */
        void copy(String into, int rows, IntFunction<String> row) throws IOException;
    }

    /** Hands over every row, each table after those that it refers to. */
    public static void load(Loader loader) throws IOException {
        loader.copy(
                "institution (institution_code, name)", Settle1.PROVIDERS, i -> row(Settle1.providerCode(i), "H" + i));
        loader.copy(
                "institution_key (key_hash, institution_code, valid_from)",
                Settle1.PROVIDERS,
                i -> row(bytes(Settle1.apiKey(i)), Settle1.providerCode(i), "2018-01-01"));
        loader.copy(
                "provider (region, provider_code, name, treatment_region, catalogue_region, charge_class,"
                        + " administration, grade)",
                Settle1.PROVIDERS,
                i -> row(
                        Settle1.REGION, Settle1.providerCode(i), "H" + i, Settle1.county(i), Settle1.REGION, level(i)));
        loader.copy(
                "catalogue_item (region, item_code, valid_from, name, class, self_pay_rate_millionths)",
                Settle1.ITEMS,
                i -> Settle1.isListed(i)
                        ? row(Settle1.REGION, Settle1.itemCode(i), "2017-01-01", "I" + i, itemClass(i))
                        : "");
        loader.copy(
                "agreement (region, provider_code, care_types, valid_from)",
                Settle1.PROVIDERS,
                i -> row(Settle1.REGION, Settle1.providerCode(i), "{INPATIENT}", "2017-01-01"));
        loader.copy(
                "person (region, person_id, identity_index, identity_key_version, county, birth_date)",
                Settle1.PERSONS,
                i -> row(
                        Settle1.REGION,
                        Settle1.personId(i),
                        bytes("nobody " + i),
                        "1",
                        Settle1.county(i),
                        "1970-01-01"));
        loader.copy(
                "coverage (region, person_id, scheme, valid_from, valid_until, enrolment, benefits_from, enrolled_on)",
                Settle1.PERSONS,
                i -> row(
                        Settle1.REGION,
                        Settle1.personId(i),
                        "RESIDENT",
                        "2018-01-01",
                        Settle1.isCovered(i) ? "2023-01-01" : "2019-01-01",
                        "IN_WINDOW",
                        "2018-01-01",
                        "\\N"));
        loader.copy(
                "filing (region, person_id, filing_id, kind, channel, valid_from, filed_at)",
                Settle1.PERSONS,
                i -> Settle1.isReferred(i)
                        ? row(
                                Settle1.REGION,
                                Settle1.personId(i),
                                Settle1.personId(i),
                                "REFERRAL",
                                "WINDOW",
                                "2019-10-01",
                                "2019-10-01")
                        : "");
    }

    private static String level(int number) {
        return number % 10 < 2
                ? "CLASS_1\tCITY\t3A"
                : number % 10 < 5 ? "CLASS_2\tCOUNTY\t2A" : "CLASS_3\tTOWNSHIP\t1A";
    }

    private static String itemClass(int number) {
        return Settle1.isClassA(number) ? "A\t0" : "B\t100000";
    }

    private static String row(String... values) {
        return String.join("\t", values) + "\n";
    }

    private static String bytes(String text) {
        return "\\\\x" + HexFormat.of().formatHex(Digest.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
