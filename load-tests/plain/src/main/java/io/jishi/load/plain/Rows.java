package io.jishi.load.plain;

import io.jishi.benefit.YearToDate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** The tables of a bill, as entities. */
final class Rows {

    private Rows() {}

    record PersonKey(String region, String personId) {}

    @Entity(name = "Person")
    @Table(name = "person")
    @IdClass(PersonKey.class)
    static class Person {
        @Id
        String region;

        @Id
        @Column(name = "person_id")
        String personId;

        @Column(updatable = false)
        String county;

        @Column(name = "birth_date", updatable = false)
        LocalDate birthDate;

        @Column(updatable = false)
        long epoch;

        long sequence;

        /** In a method of its own, since only changes that an entity makes to itself are noticed. */
        void take(long number) {
            sequence = number;
        }
    }

    record SpellKey(String region, String personId, long spellId) {}

    @Entity(name = "Cover")
    @Table(name = "coverage")
    @IdClass(SpellKey.class)
    static class Cover {
        @Id
        String region;

        @Id
        @Column(name = "person_id")
        String personId;

        @Id
        @Column(name = "spell_id")
        long spellId;

        String scheme;

        @Column(name = "valid_from")
        LocalDate validFrom;

        @Column(name = "valid_until")
        LocalDate validUntil;

        @Column(name = "enrolled_on")
        LocalDate enrolledOn;

        String basis;
        String enrolment;

        @Column(name = "benefits_from")
        LocalDate benefitsFrom;
    }

    @Entity(name = "Assistance")
    @Table(name = "assistance")
    @IdClass(SpellKey.class)
    static class Assistance {
        @Id
        String region;

        @Id
        @Column(name = "person_id")
        String personId;

        @Id
        @Column(name = "spell_id")
        long spellId;

        String category;

        @Column(name = "valid_from")
        LocalDate validFrom;

        @Column(name = "valid_until")
        LocalDate validUntil;

        String basis;
    }

    record FilingKey(String region, String personId, String filingId) {}

    @Entity(name = "Filed")
    @Table(name = "filing")
    @IdClass(FilingKey.class)
    static class Filed {
        @Id
        String region;

        @Id
        @Column(name = "person_id")
        String personId;

        @Id
        @Column(name = "filing_id")
        String filingId;

        String kind;
        String disease;

        @Column(name = "treatment_region")
        String treatmentRegion;

        @Column(name = "provider_code")
        String providerCode;

        @Column(name = "valid_from")
        LocalDate validFrom;

        @Column(name = "valid_until")
        LocalDate validUntil;

        @Column(name = "withdrawn_at")
        OffsetDateTime withdrawnAt;
    }

    record YearKey(String region, String personId, String scheme, LocalDate yearStart) {}

    @Entity(name = "Accumulator")
    @Table(name = "accumulator")
    @IdClass(YearKey.class)
    static class Accumulator {
        @Id
        String region;

        @Id
        @Column(name = "person_id")
        String personId;

        @Id
        String scheme;

        @Id
        @Column(name = "year_start")
        LocalDate yearStart;

        int admissions;

        @Column(name = "deductible_paid")
        long deductiblePaid;

        @Column(name = "pooling_fund_paid")
        long poolingFundPaid;

        @Column(name = "critical_illness_base")
        long criticalIllnessBase;

        @Column(name = "critical_illness_paid")
        long criticalIllnessPaid;

        @Column(name = "extras_paid")
        long extrasPaid;

        @Column(name = "medical_assistance_deductible")
        long medicalAssistanceDeductible;

        @Column(name = "medical_assistance_paid")
        long medicalAssistancePaid;

        @Column(name = "additional_assistance_paid")
        long additionalAssistancePaid;

        @Column(name = "outpatient_paid")
        long outpatientPaid;

        @Column(name = "two_disease_deductible")
        long twoDiseaseDeductible;

        @Column(name = "out_of_pocket")
        long outOfPocket;

        /** As above: what is changed from outside is not noticed. */
        void add(YearToDate change) {
            admissions += change.admissions();
            deductiblePaid += change.deductiblePaid().value();
            poolingFundPaid += change.poolingFundPaid().value();
            criticalIllnessBase += change.criticalIllnessBase().value();
            criticalIllnessPaid += change.criticalIllnessPaid().value();
            extrasPaid += change.extrasPaid().value();
            medicalAssistanceDeductible += change.medicalAssistanceDeductible().value();
            medicalAssistancePaid += change.medicalAssistancePaid().value();
            additionalAssistancePaid += change.additionalAssistancePaid().value();
            outpatientPaid += change.outpatientPaid().value();
            twoDiseaseDeductible += change.twoDiseaseDeductible().value();
            outOfPocket += change.outOfPocket().value();
        }
    }

    record VisitKey(String region, String visitId) {}

    @Entity(name = "Visit")
    @Table(name = "visit")
    @IdClass(VisitKey.class)
    static class Visit {
        @Id
        String region;

        @Id
        @Column(name = "visit_id")
        String visitId;

        @Column(name = "provider_code")
        String providerCode;

        @Column(name = "visit_number")
        String visitNumber;

        @Column(name = "charge_batch")
        String chargeBatch;

        @Column(name = "registration_id")
        String registrationId;

        @Column(name = "person_id")
        String personId;

        String scheme;

        @Column(name = "care_type")
        String careType;

        @Column(name = "started_on")
        LocalDate startedOn;

        @Column(name = "ended_on")
        LocalDate endedOn;

        String state;

        @Column(name = "line_count")
        int lineCount;

        int generation;
        long total;

        @Column(name = "non_covered")
        long nonCovered;

        @Column(name = "over_limit")
        long overLimit;

        @Column(name = "upfront_self_pay")
        long upfrontSelfPay;

        @Column(name = "eligible_class_a")
        long eligibleClassA;

        @Column(name = "eligible_class_b")
        long eligibleClassB;
    }

    record BillKey(String region, String settlementId) {}

    @Entity(name = "Bill")
    @Table(name = "settlement")
    @IdClass(BillKey.class)
    static class Bill {
        @Id
        String region;

        @Id
        @Column(name = "settlement_id")
        String settlementId;

        String kind;

        @Column(name = "visit_id")
        String visitId;

        @Column(name = "person_id")
        String personId;

        @Column(name = "person_sequence")
        long personSequence;

        @Column(name = "provider_code")
        String providerCode;

        String scheme;

        @Column(name = "care_type")
        String careType;

        @Column(name = "year_start")
        LocalDate yearStart;

        @Column(name = "settled_on")
        LocalDate settledOn;

        byte[] fingerprint;

        @Column(name = "policy_hash")
        byte[] policyHash;

        @Column(name = "policy_from")
        LocalDate policyFrom;

        @Column(name = "engine_version")
        int engineVersion;

        @Column(length = 100_000)
        String facts;

        long total;

        @Column(name = "non_covered")
        long nonCovered;

        @Column(name = "over_limit")
        long overLimit;

        @Column(name = "upfront_self_pay")
        long upfrontSelfPay;

        long eligible;
        long deductible;

        @Column(name = "pooling_fund")
        long poolingFund;

        @Column(name = "unreferred_reduction")
        long unreferredReduction;

        @Column(name = "critical_illness_base")
        long criticalIllnessBase;

        @Column(name = "critical_illness")
        long criticalIllness;

        long extras;

        @Column(name = "medical_assistance")
        long medicalAssistance;

        @Column(name = "additional_assistance")
        long additionalAssistance;

        @Column(name = "hospital_borne")
        long hospitalBorne;

        @Column(name = "personal_account")
        long personalAccount;

        long cash;

        @Column(name = "pays_nothing")
        boolean paysNothing;

        @Column(name = "settled_at")
        OffsetDateTime settledAt;

        @Column(name = "visit_generation")
        Integer visitGeneration;
    }

    record PostingKey(String region, String settlementId, short line) {}

    @Entity(name = "Posting")
    @Table(name = "posting")
    @IdClass(PostingKey.class)
    static class Posting {
        @Id
        String region;

        @Id
        @Column(name = "settlement_id")
        String settlementId;

        @Id
        short line;

        @Column(name = "debit_account")
        String debitAccount;

        @Column(name = "credit_account")
        String creditAccount;

        long amount;
    }

    record UseKey(String region, String filingId, String settlementId) {}

    @Entity(name = "FilingUse")
    @Table(name = "filing_use")
    @IdClass(UseKey.class)
    static class FilingUse {
        @Id
        String region;

        @Id
        @Column(name = "filing_id")
        String filingId;

        @Id
        @Column(name = "settlement_id")
        String settlementId;
    }

    record MessageKey(String region, String providerCode, String transaction, String messageId) {}

    @Entity(name = "Message")
    @Table(name = "message")
    @IdClass(MessageKey.class)
    static class Message {
        @Id
        String region;

        @Id
        @Column(name = "provider_code")
        String providerCode;

        @Id
        String transaction;

        @Id
        @Column(name = "message_id")
        String messageId;

        String kind;
        byte[] fingerprint;

        @Column(name = "answer_status")
        short answerStatus;

        @Column(length = 100_000)
        byte[] answer;

        Integer reason;

        @Column(name = "needs_review")
        boolean needsReview;

        @Column(name = "settlement_id")
        String settlementId;

        @Column(name = "received_at")
        OffsetDateTime receivedAt;
    }

    record EventKey(String region, String eventId) {}

    @Entity(name = "Event")
    @Table(name = "outbox")
    @IdClass(EventKey.class)
    static class Event {
        @Id
        String region;

        @Id
        @Column(name = "event_id")
        String eventId;

        @Column(name = "event_type")
        String eventType;

        @Column(name = "created_at")
        OffsetDateTime createdAt;
    }
}
