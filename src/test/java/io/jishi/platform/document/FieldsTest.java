package io.jishi.platform.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.code.Grade;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one member must be, and that everything that is wrong is said at once. */
class FieldsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100, 10000",
        "100.0, 10000",
        "100.05, 10005",
        "0.01, 1",
        "999999999.99, 99999999999",
        "-0, 0",
        "-0.00, 0"
    })
    void moneyIsYuanWithAtMostTwoDigits(String written, long fen) {
        assertEquals(Fen.of(fen), read(written, fields -> {}).money("a"));
        assertEquals(List.of(), faults(written, fields -> fields.money("a")));
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, a has too many digits after the point: at most 2 digits after the point",
        "1.000, a has too many digits after the point: at most 2 digits after the point",
        "1e2, a is not written as a plain decimal",
        "1.5E-1, a is not written as a plain decimal",
        "-0.01, a must not be negative",
        "-9223372036854775808, a must not be negative",
        "1000000000, a is too large",
        "1000000000.00, a is too large",
        "9223372036854775808, a is too large",
        "92233720368547758.08, a is too large",
        "18446744073709551716, a is too large",
        "99999999999999999999999999999999, a is too large",
        "'\"100\"', a has the wrong type: a number is expected",
        "true, a has the wrong type: a number is expected",
        "[1], a has the wrong type: a number is expected",
        "null, a is required"
    })
    void whatIsNoAmountIsSaid(String written, String fault) {
        assertEquals(List.of(fault), faults(written, fields -> fields.money("a")));
    }

    @Test
    void aLeadingPlusIsNotPlainWhereYamlLetsItPass() throws MalformedDocument {
        Faults faults = new Faults();
        byte[] bytes = "a: +1.50\nb: .5\nc: 1_000\n".getBytes(StandardCharsets.UTF_8);
        Fields fields = Fields.of("", DocumentReader.readYaml(bytes), faults);
        fields.money("a");
        fields.money("b");
        fields.money("c");
        assertEquals(
                List.of(FieldFault.NOT_PLAIN, FieldFault.NOT_PLAIN, FieldFault.NOT_PLAIN),
                faults.found().stream().map(Faults.Fault::kind).toList());
    }

    @Test
    void anAmountThatMayBeAbsentIsZeroOrNullButNeverUnread() {
        Fields absent = read("null", fields -> {});
        assertEquals(Fen.ZERO, absent.moneyOrZero("a"));
        assertNull(absent.optionalMoney("a"));
        assertEquals(Fen.ZERO, absent.moneyOrZero("not there"));
        assertEquals(
                List.of("a has too many digits after the point: at most 2 digits after the point"),
                faults("0.001", fields -> fields.moneyOrZero("a")));
        assertEquals(
                List.of("a has the wrong type: a number is expected"),
                faults("\"\"", fields -> fields.optionalMoney("a")));
    }

    @Test
    void aSignedAmountMayBeBelowZero() {
        assertEquals(Fen.of(-1205), read("-12.05", fields -> {}).signedMoney("a"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1000000", "1.000000, 1000000", "0.75, 750000", "0.000001, 1"})
    void aRateIsExact(String written, int millionths) {
        assertEquals(new Rate(millionths), read(written, fields -> {}).rate("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.000001", "-0.1", "0.0000001", "75e-2", "\"0.75\"", "null"})
    void whatIsNoRateIsSaid(String written) {
        assertEquals(1, faults(written, fields -> fields.rate("a")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.5", "-1", "1e1", "11", "\"1\""})
    void aCountIsWholeAndBounded(String written) {
        assertEquals(1, faults(written, fields -> fields.countOrZero("a", 10)).size());
    }

    @Test
    void aQuantityHasFourDigitsAndASign() {
        assertEquals(-5_000, read("-0.5", fields -> {}).tenThousandths("a"));
        assertEquals(1, read("0.0001", fields -> {}).tenThousandths("a"));
        assertEquals(1, faults("0.00001", fields -> fields.tenThousandths("a")).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2019-02-30\"",
                "\"2019-02-29\"",
                "\"2019-13-01\"",
                "\"2019-1-1\"",
                "\"20190101\"",
                "\"2019-01-01T00:00\"",
                "\"+2019-01-01\"",
                "\" 2019-01-01\"",
                "\"1899-12-31\"",
                "\"3000-01-01\"",
                "\"+12019-01-01\"",
                "\"\"",
                "20190101"
            })
    void whatIsNoDayOfTheCalendarIsSaid(String written) {
        assertEquals(List.of("a is not a date of the form YYYY-MM-DD"), faults(written, fields -> fields.date("a")));
    }

    @Test
    void aLeapDayIsADate() {
        assertEquals(
                LocalDate.of(2020, 2, 29), read("\"2020-02-29\"", fields -> {}).date("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"resident\"", "\"RESIDENTS\"", "\"\"", "\"RESIDENT \""})
    void anUnknownCodeIsSaid(String written) {
        assertEquals(List.of("a is not a known code"), faults(written, fields -> fields.code("a", Scheme.class)));
    }

    @Test
    void aCodeIsAString() {
        assertEquals(
                List.of("a has the wrong type: a code is expected"),
                faults("1", fields -> fields.code("a", Scheme.class)));
    }

    @Test
    void codesOfAListAreReadInAnyOrderAndOnce() {
        Fields fields = read("[\"3A\",\"UNGRADED\"]", unused -> {});
        assertEquals(Set.of(Grade.UNGRADED, Grade.GRADE_3A), fields.codes("a", Grade.class, Grade::code));
        assertEquals(
                List.of("a[1] is repeated"),
                faults("[\"3A\",\"3A\"]", repeated -> repeated.codes("a", Grade.class, Grade::code)));
    }

    /** The stand-in of an unknown code is not a code of the document. */
    @Test
    void anUnknownCodeDoesNotMakeAKnownOneRepeated() {
        assertEquals(
                List.of("a[0] is not a known code"),
                faults("[\"9Z\",\"3A\"]", fields -> fields.codes("a", Grade.class, Grade::code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"14102\"", "\"1410024\"", "\"14102x\"", "\"１４１００２\"", "\" 41002\""})
    void aRegionCodeIsSixDigits(String written) {
        assertEquals(
                List.of("a has characters that are not allowed: six digits are expected"),
                faults(written, fields -> fields.regionCode("a")));
    }

    @Test
    void aTextIsNeitherBlankNorTooLongNorHasControlCharacters() {
        assertEquals(List.of("a has the wrong length: 1 to 3 characters"), faults("\" \"", a -> a.text("a", 3)));
        assertEquals(List.of("a has the wrong length: 1 to 3 characters"), faults("\"xxxx\"", a -> a.text("a", 3)));
        assertEquals(List.of("a has characters that are not allowed"), faults("\"x\\ty\"", a -> a.text("a", 3)));
        assertEquals("😀😀😀", read("\"😀😀😀\"", fields -> {}).text("a", 3));
    }

    @Test
    void missingAndUnknownFieldsAreNamedWithTheirPath() {
        assertEquals(List.of("a.b is required", "a.c is not a known field"), faults("{\"c\":1}", fields -> {
            Fields inner = fields.object("a");
            inner.money("b");
            inner.refuseUnknown();
        }));
    }

    @Test
    void anAbsentObjectIsOneFaultAndNotOneForEachMember() {
        assertEquals(
                List.of("a is required"),
                faults("null", fields -> fields.object("a").money("b")));
    }

    @Test
    void aListNamesTheElement() {
        assertEquals(
                List.of("a[1] has the wrong type: an object is expected", "a[1].b is required"),
                faults("[{\"b\":1},2]", fields -> fields.objects("a", 2).forEach(item -> item.money("b"))));
        assertEquals(
                List.of("a has too many elements: at most 1"), faults("[{},{}]", fields -> fields.objects("a", 1)));
    }

    @Test
    void aTruthValueIsNoString() {
        assertEquals(
                List.of("a has the wrong type: true or false is expected"),
                faults("\"true\"", fields -> fields.truth("a", false)));
        assertTrue(read("null", fields -> {}).truth("a", true));
    }

    @Test
    void everythingThatIsWrongIsSaidInTheOrderOfReading() {
        String written = "{\"total\":1.005,\"day\":\"2019-02-30\",\"scheme\":\"X\",\"extra\":1,\"paid\":-1}";
        List<String> found = faults(written, outer -> {
            Fields fields = outer.object("a");
            fields.money("total");
            fields.money("paid");
            fields.date("day");
            fields.code("scheme", Scheme.class);
            fields.regionCode("region");
            fields.refuseUnknown();
        });
        assertEquals(
                List.of(
                        "a.total has too many digits after the point: at most 2 digits after the point",
                        "a.paid must not be negative",
                        "a.day is not a date of the form YYYY-MM-DD",
                        "a.scheme is not a known code",
                        "a.region is required",
                        "a.extra is not a known field"),
                found);
    }

    @Test
    void faultsAreBounded() {
        Faults faults = new Faults();
        for (int i = 0; i < 1000; i++) {
            faults.add("a[" + i + "]", FieldFault.MISSING);
        }
        assertTrue(faults.found().size() <= 101);
        assertEquals("a[0]", faults.found().get(0).path());
    }

    private static List<String> faults(String written, Consumer<Fields> reading) {
        Fields fields = read(written, reading);
        return fields.faults().found().stream().map(Faults.Fault::english).toList();
    }

    /** A document with one member {@code a}, read. */
    private static Fields read(String written, Consumer<Fields> reading) {
        byte[] bytes = ("{\"a\":" + written + "}").getBytes(StandardCharsets.UTF_8);
        try {
            Fields fields = Fields.of("", DocumentReader.readJson(bytes), new Faults());
            reading.accept(fields);
            return fields;
        } catch (MalformedDocument e) {
            throw new AssertionError(e);
        }
    }
}
