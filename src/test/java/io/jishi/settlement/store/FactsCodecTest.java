package io.jishi.settlement.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts that were stored before a member existed are the same bytes as ever, and are read as they were meant. */
class FactsCodecTest {

    private static final BenefitFacts VISIT = new BenefitFacts(
            "340321",
            CareType.OUTPATIENT,
            new ProviderFacts("340321", null, Administration.VILLAGE, Grade.UNGRADED),
            ReferralStatus.NOT_FILED,
            Set.of(),
            null,
            new FeeTotals(Fen.of(2_400), Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.of(2_000), Fen.of(400)),
            Fen.of(500));

    @Test
    void thePartOfAYearlyCapComesBack() {
        YearToDate part = YearToDate.NONE.withOutpatientPart(Fen.of(9_400));
        StoredFacts stored = new StoredFacts(VISIT, part, YearToDate.NONE.withOutpatientPart(Fen.of(-600)));
        assertEquals(stored, FactsCodec.read(FactsCodec.write(stored)));
    }

    @Test
    void whereThereIsNoPartNothingIsWrittenAndZeroIsRead() {
        StoredFacts stored = new StoredFacts(VISIT, YearToDate.NONE, YearToDate.NONE);
        String text = FactsCodec.write(stored);
        assertFalse(text.contains("outpatientPartPaid"), text);
        assertTrue(text.contains("\"personalAccount\":5.00"), text);
        assertEquals(stored, FactsCodec.read(text));
    }
}
