package io.jishi.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.statement.Language;
import io.jishi.benefit.statement.Statement;
import io.jishi.benefit.statement.StatementText;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is left in the personal account of a resident (S0-02-4): after all funds, before cash, where it may pay. */
class PersonalAccountTest {

    private static final LocalDate EVE = LocalDate.of(2020, 12, 31);

    private static BillExample asking(BillExample bill, long fen) {
        BenefitFacts facts = bill.facts();
        return new BillExample(
                bill.day(),
                new BenefitFacts(
                        facts.insuredCounty(),
                        facts.careType(),
                        facts.provider(),
                        facts.referral(),
                        facts.categories(),
                        facts.disease(),
                        facts.fees(),
                        Fen.of(fen)),
                bill.before());
    }

    /** Class A 40.00 and class B 20.00 of 2021: the fund pays 34.00 and leaves 26.00. */
    private static BillExample visit(long fen) {
        BillExample visit = BillExample.visit(EVE.plusDays(1), CareType.OUTPATIENT, null, Fen.of(4_000), Fen.of(2_000));
        return asking(visit, fen);
    }

    private static TraceStep step(BenefitResult.Settled bill) {
        return Objects.requireNonNull(
                TraceSteps.of(bill.trace()).byName().get(StepName.PERSONAL_ACCOUNT), "the account was asked for");
    }

    @Test
    void theAccountPaysWhatTheFundLeftAndCashTheRest() {
        BenefitResult.Settled bill = visit(2_000).settle();
        assertEquals(Fen.of(3_400), bill.amounts().poolingFund());
        assertEquals(Fen.of(2_000), bill.amounts().personalAccount());
        assertEquals(Fen.of(600), bill.amounts().cash());
        assertEquals(Fen.of(2_600), bill.change().outOfPocket());
        assertEquals("普通门诊统筹", step(bill).citations().get(0).article());
        assertEquals(EVE.plusDays(1), step(bill).citations().get(0).versionFrom());
    }

    @Test
    void theFundsPayTheSameWhateverIsInTheAccount() {
        BenefitResult.Settled without = visit(0).settle();
        BenefitResult.Settled with = visit(100_000).settle();
        assertEquals(without.amounts().fundTotal(), with.amounts().fundTotal());
        assertEquals(without.change(), with.change());
        assertEquals(Fen.of(2_600), with.amounts().personalAccount());
        assertEquals(Fen.ZERO, with.amounts().cash());
    }

    @Test
    void whoeverDoesNotAskHasNoStepOfAnAccount() {
        assertFalse(TraceSteps.of(visit(0).settle().trace()).byName().containsKey(StepName.PERSONAL_ACCOUNT));
    }

    @Test
    void aStayIsPaidFromTheDayOnWhichTheRuleSaysSo() {
        BenefitResult.Settled eve = asking(BillExample.STAY.on(EVE), 50_000).settle();
        assertEquals(Fen.ZERO, eve.amounts().personalAccount());
        assertEquals(Fen.ZERO, step(eve).amount());
        assertEquals(StepOutcome.COMPUTED, step(eve).outcome());
        assertEquals("三(二)", step(eve).citations().get(0).article());
        BenefitResult.Settled day =
                asking(BillExample.STAY.on(EVE.plusDays(1)), 50_000).settle();
        assertEquals(Fen.of(50_000), day.amounts().personalAccount());
        assertEquals(eve.amounts().outOfPocket(), day.amounts().outOfPocket());
    }

    @Test
    void aStatementNamesTheAccountWhereItPaid() {
        assertTrue(text(visit(2_000).settle()).contains("of it from the personal account"));
        assertFalse(text(visit(0).settle()).contains("personal account"));
    }

    private static String text(BenefitResult.Settled bill) {
        Statement statement = new Statement(
                "s1", "v1", EVE, "p1", "0123456789abcdef0123", null, null, bill.amounts(), List.copyOf(bill.trace()));
        return StatementText.render(statement, Language.ENGLISH);
    }
}
