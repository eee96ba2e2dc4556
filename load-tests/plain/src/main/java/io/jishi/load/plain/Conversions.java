package io.jishi.load.plain;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.YearToDate;
import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.ledger.model.Posting;
import io.jishi.settlement.model.BillPostings;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.settlement.store.SameText;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.shared.time.DateRange;
import io.jishi.visit.model.Visit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Between entities and what the gateway's classes work on. */
final class Conversions {

    private static final HexFormat HEX = HexFormat.of();

    private Conversions() {}

    static CoverageSpell spell(Rows.Cover row) {
        return new CoverageSpell(
                Scheme.valueOf(row.scheme),
                new DateRange(row.validFrom, row.validUntil),
                row.enrolledOn,
                EnrolmentBasis.valueOf(row.basis),
                Enrolment.valueOf(row.enrolment),
                row.benefitsFrom);
    }

    static AssistanceSpell assistance(Rows.Assistance row) {
        return new AssistanceSpell(
                AssistanceCategory.valueOf(row.category),
                new DateRange(row.validFrom, row.validUntil),
                AssistanceBasis.valueOf(row.basis));
    }

    static Filing filing(Rows.Filed row) {
        return new Filing(
                row.filingId,
                FilingKind.valueOf(row.kind),
                row.disease,
                row.treatmentRegion,
                row.providerCode,
                new DateRange(row.validFrom, row.validUntil));
    }

    static YearToDate totals(Rows.Accumulator row) {
        return new YearToDate(
                row.admissions,
                Fen.of(row.deductiblePaid),
                Fen.of(row.poolingFundPaid),
                Fen.of(row.criticalIllnessBase),
                Fen.of(row.criticalIllnessPaid),
                Fen.of(row.extrasPaid),
                Fen.of(row.medicalAssistanceDeductible),
                Fen.of(row.medicalAssistancePaid),
                Fen.of(row.additionalAssistancePaid),
                Fen.of(row.outpatientPaid),
                Fen.ZERO,
                Fen.of(row.twoDiseaseDeductible),
                Fen.ZERO,
                Fen.of(row.outOfPocket),
                Fen.ZERO);
    }

    static Rows.Accumulator newYear(Writes.Bill bill) {
        Rows.Accumulator row = new Rows.Accumulator();
        row.region = bill.accumulator().region();
        row.personId = bill.accumulator().personId();
        row.scheme = bill.accumulator().scheme().name();
        row.yearStart = bill.accumulator().yearStart();
        return row;
    }

    static Rows.Visit visit(Visit visit) {
        Rows.Visit row = new Rows.Visit();
        row.region = visit.key().region();
        row.visitId = visit.visitId();
        row.providerCode = visit.key().providerCode();
        row.visitNumber = visit.key().visitNumber();
        row.chargeBatch = visit.key().chargeBatch();
        row.registrationId = visit.registrationId();
        row.personId = visit.personId();
        row.scheme = visit.terms().scheme().name();
        row.careType = visit.terms().careType().name();
        row.startedOn = visit.terms().startedOn();
        row.endedOn = visit.terms().endedOn();
        row.state = visit.state().name();
        row.lineCount = visit.lines().count();
        row.generation = visit.lines().generation();
        row.total = visit.sums().total().value();
        row.nonCovered = visit.sums().nonCovered().value();
        row.overLimit = visit.sums().overLimit().value();
        row.upfrontSelfPay = visit.sums().upfrontSelfPay().value();
        row.eligibleClassA = visit.sums().eligibleClassA().value();
        row.eligibleClassB = visit.sums().eligibleClassB().value();
        return row;
    }

    static Rows.Bill bill(Writes.Bill bill) {
        Settlement settlement = bill.settlement();
        BenefitAmounts amounts = settlement.amounts();
        Rows.Bill row = new Rows.Bill();
        row.region = settlement.region();
        row.settlementId = settlement.settlementId();
        row.kind = settlement.kind().name();
        row.visitId = settlement.visitId();
        row.personId = settlement.personId();
        row.personSequence = settlement.personSequence();
        row.providerCode = settlement.providerCode();
        row.scheme = settlement.scheme().name();
        row.careType = settlement.stored().facts().careType().name();
        row.yearStart = settlement.yearStart();
        row.settledOn = settlement.settledOn();
        row.fingerprint = HEX.parseHex(settlement.fingerprint());
        row.policyHash = HEX.parseHex(settlement.policy().hash());
        row.policyFrom = settlement.policy().from();
        row.engineVersion = settlement.policy().engineVersion();
        row.facts = SameText.of(settlement.stored());
        row.total = amounts.total().value();
        row.nonCovered = amounts.nonCovered().value();
        row.overLimit = amounts.overLimit().value();
        row.upfrontSelfPay = amounts.upfrontSelfPay().value();
        row.eligible = amounts.eligible().value();
        row.deductible = amounts.deductible().value();
        row.poolingFund = amounts.poolingFund().value();
        row.unreferredReduction = amounts.unreferredReduction().value();
        row.criticalIllnessBase = amounts.criticalIllnessBase().value();
        row.criticalIllness = amounts.criticalIllness().value();
        row.extras = amounts.extras().value();
        row.medicalAssistance = amounts.medicalAssistance().value();
        row.additionalAssistance = amounts.additionalAssistance().value();
        row.hospitalBorne = amounts.hospitalBorne().value();
        row.personalAccount = amounts.personalAccount().value();
        row.cash = amounts.cash().value();
        row.paysNothing = settlement.paysNothing();
        row.settledAt = at(settlement.settledAt());
        row.visitGeneration = bill.visitGeneration();
        return row;
    }

    static List<Object> whatBelongsTo(Writes.Bill bill) {
        Settlement settlement = bill.settlement();
        List<Object> rows = new ArrayList<>();
        short line = 1;
        for (Posting posting : BillPostings.of(settlement.amounts())) {
            Rows.Posting row = new Rows.Posting();
            row.region = settlement.region();
            row.settlementId = settlement.settlementId();
            row.line = line++;
            row.debitAccount = posting.debit().name();
            row.creditAccount = posting.credit().name();
            row.amount = posting.amount().value();
            rows.add(row);
        }
        for (String filing : bill.filingIds()) {
            Rows.FilingUse row = new Rows.FilingUse();
            row.region = settlement.region();
            row.filingId = filing;
            row.settlementId = settlement.settlementId();
            rows.add(row);
        }
        Rows.Event event = new Rows.Event();
        event.region = settlement.region();
        event.eventId = settlement.settlementId();
        event.eventType = settlement.kind().name();
        event.createdAt = at(settlement.settledAt());
        rows.add(event);
        return rows;
    }

    static Rows.Message message(StoredMessage message) {
        Rows.Message row = new Rows.Message();
        row.region = message.key().region();
        row.providerCode = message.key().providerCode();
        row.transaction = message.key().transaction();
        row.messageId = message.key().messageId();
        row.kind = message.kind().name();
        row.fingerprint = HEX.parseHex(message.fingerprint());
        row.answerStatus = (short) message.answer().status();
        row.answer = message.answer().body();
        row.reason = message.reason() == null ? null : message.reason().number();
        row.needsReview = message.needsReview();
        row.settlementId = message.settlementId();
        row.receivedAt = at(message.receivedAt());
        return row;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
