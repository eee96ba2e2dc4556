package io.jishi.settlement.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.Supplement;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.YearToDate;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.verification.FactsReader;
import io.jishi.verification.FactsText;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A verification reads facts with a reader of its own: it reads whatever is stored, and nothing else. */
class FactsReaderTest {

    private static final int SAMPLES = 500;

    private static StoredFacts read(String text) {
        return FactsReader.read(new FactsText(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Fen money(Random random) {
        return random.nextInt(4) == 0 ? Fen.ZERO : Fen.of(random.nextInt(1_000_000_000));
    }

    private static <E extends Enum<E>> E one(Class<E> type, Random random) {
        E[] values = type.getEnumConstants();
        return values[random.nextInt(values.length)];
    }

    private static Set<AssistanceCategory> some(Random random) {
        EnumSet<AssistanceCategory> some = EnumSet.noneOf(AssistanceCategory.class);
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(one(AssistanceCategory.class, random));
        }
        return some;
    }

    private static YearToDate totals(Random random) {
        return new YearToDate(
                random.nextInt(9),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random),
                money(random));
    }

    private static BenefitFacts facts(Random random) {
        boolean byClass = random.nextBoolean();
        return new BenefitFacts(
                "141024",
                one(CareType.class, random),
                new ProviderFacts(
                        "141002",
                        random.nextBoolean() ? null : one(ChargeClass.class, random),
                        random.nextBoolean() ? null : one(Administration.class, random),
                        random.nextBoolean() ? null : one(Grade.class, random)),
                one(ReferralStatus.class, random),
                some(random),
                "高血压 \"I\\II\"\n\u0001" + random.nextInt(100),
                new FeeTotals(
                        money(random),
                        money(random),
                        money(random),
                        money(random),
                        byClass ? money(random) : null,
                        byClass ? money(random) : null),
                money(random),
                some(random));
    }

    private static StoredFacts stored(long seed) {
        Random random = new Random(seed);
        YearToDate change = totals(random);
        if (random.nextBoolean()) {
            return new StoredFacts(facts(random), totals(random), change.negated());
        }
        Fen total = money(random);
        BenefitAmounts paid = new BenefitAmounts(
                total,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                total,
                money(random),
                Fen.ZERO,
                money(random),
                money(random),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                total);
        Supplement.Paid before = new Supplement.Paid(paid, money(random));
        return new StoredFacts(
                facts(random),
                totals(random),
                change,
                new StoredFacts.LateFact(one(SupplementCause.class, random), before));
    }

    @Test
    void whateverIsStoredIsRead() {
        for (long seed = 0; seed < SAMPLES; seed++) {
            StoredFacts stored = stored(seed);
            assertEquals(stored, read(FactsCodec.write(stored)), "seed " + seed);
        }
    }

    /** Every text is cut somewhere, and has each of its bytes changed in turn. */
    @Test
    void whateverIsChangedIsNoticed() {
        StoredFacts stored = stored(3);
        String text = FactsCodec.write(stored);
        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            assertThrows(IllegalArgumentException.class, () -> read(cut));
            String changed = cut + (text.charAt(i) == '7' ? '8' : '7') + text.substring(i + 1);
            assertEquals(false, reads(stored, changed), changed);
        }
    }

    private static boolean reads(StoredFacts expected, String text) {
        try {
            return read(text).equals(expected);
        } catch (IllegalArgumentException | ArithmeticException noticed) {
            return false;
        }
    }

    private static Stream<String> otherTexts() {
        String text = FactsCodec.write(stored(3));
        return Stream.of(
                text + " ",
                " " + text,
                text.replace("{\"facts\":", "{ \"facts\":"),
                text.replace("\"admissions\":", "\"admissions\":0"),
                text.replaceFirst("\"total\":", "\"total\":0"),
                text.replaceFirst("\"deductiblePaid\":[0-9.]+", "\"deductiblePaid\":1.0"),
                text.replaceFirst("\"deductiblePaid\":[0-9.]+", "\"deductiblePaid\":1"),
                text.replaceFirst("\"deductiblePaid\":[0-9.]+", "\"deductiblePaid\":-0.00"),
                text.replaceFirst("\"deductiblePaid\":[0-9.]+", "\"deductiblePaid\":123456789012345678901.00"),
                text.replaceFirst("\"referral\":\"[A-Z_]+\"", "\"referral\":\"NOBODY\""));
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void whatIsWrittenOtherwiseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> read(text));
    }
}
