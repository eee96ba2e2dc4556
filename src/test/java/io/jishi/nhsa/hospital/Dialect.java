package io.jishi.nhsa.hospital;

import java.util.List;
import java.util.Locale;

/**
 * How one family of public clients writes, after its field tables: what the tables leave open, what a province added,
 * and the misprints that clients copied.
 */
enum Dialect {
    /** The national tables as they are: text with fixed decimals, one path for each transaction. */
    NATIONAL("YBXT", "V1.0"),
    /**
     * C#, Inner Mongolia: JSON numbers, a signed header, fields of its own, no visit in the diagnoses of a discharge,
     * the misprinted cash field.
     */
    INNER_MONGOLIA("YBXT", "V1.0"),
    /**
     * Java, Hunan: text, the single path, the discharge time in camel case with the time of day, the four sums as
     * zero, person fields beside the visit.
     */
    HUNAN("HIS", "V1.0"),
    /**
     * C#, Shenzhen and Guangzhou: the input as a string, plain numbers as text, none of the optional fields, the
     * spellings of the older edition.
     */
    SHENZHEN("MK", "1.0");

    private final String receiver;
    private final String version;

    Dialect(String receiver, String version) {
        this.receiver = receiver;
        this.version = version;
    }

    String receiver() {
        return receiver;
    }

    String version() {
        return version;
    }

    boolean writesNumbers() {
        return this == INNER_MONGOLIA;
    }

    boolean writesInputAsText() {
        return this == SHENZHEN;
    }

    boolean usesSinglePath() {
        return this == HUNAN || this == SHENZHEN;
    }

    boolean prefersSignature() {
        return this == INNER_MONGOLIA || this == HUNAN;
    }

    /** Whether files go as an array of bytes; else as base64. */
    boolean writesBytesAsArray() {
        return this == INNER_MONGOLIA || this == SHENZHEN;
    }

    /** Dialects by their names, separated by commas. */
    static List<Dialect> named(String names) {
        return List.of(names.split(",", -1)).stream()
                .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }
}
