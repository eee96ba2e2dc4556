package io.jishi.visit.model;

import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stay, an outpatient registration, one charge of a registration, or a visit that is reported and settled in one
 * message.
 *
 * @param key what the hospital calls it
 * @param visitId our id
 * @param registrationId id of the registration that a charge belongs to; otherwise its own
 * @param personId the patient
 * @param terms what decides how it is paid
 * @param state how far it has come
 * @param openedAt when it was opened; null if it was reported and settled in one message
 * @param lines what is stored of its lines
 * @param sums of the lines, or the totals sent
 */
public record Visit(
        VisitKey key,
        String visitId,
        String registrationId,
        String personId,
        Terms terms,
        VisitState state,
        @Nullable Instant openedAt,
        Lines lines,
        Sums sums) {

    /**
     * What decides how a visit is paid.
     *
     * @param scheme the scheme
     * @param careType kind of care
     * @param disease null for care types without one
     * @param startedOn admission, or the day of the visit
     * @param endedOn discharge, or the day of the visit; null while it is not known
     */
    public record Terms(
            Scheme scheme,
            CareType careType,
            @Nullable String disease,
            LocalDate startedOn,
            @Nullable LocalDate endedOn) {

        /** The same, ended. */
        public Terms endedOn(@Nullable LocalDate day) {
            return new Terms(scheme, careType, disease, startedOn, day);
        }
    }

    /**
     * The lines of a visit.
     *
     * @param count how many are in force; zero if the provider sent totals
     * @param generation rises with every change of the lines
     */
    public record Lines(int count, int generation) {

        /** Before any line. */
        public static final Lines NONE = new Lines(0, 0);
    }

    /**
     * Sums per reimbursement class. Where the provider sent no class sums, class A holds the whole eligible expense.
     */
    public record Sums(
            Fen total, Fen nonCovered, Fen overLimit, Fen upfrontSelfPay, Fen eligibleClassA, Fen eligibleClassB) {

        /** Nothing yet. */
        public static final Sums NONE = new Sums(Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);

        /** Sum by sum. */
        public Sums plus(Sums other) {
            return new Sums(
                    total.plus(other.total),
                    nonCovered.plus(other.nonCovered),
                    overLimit.plus(other.overLimit),
                    upfrontSelfPay.plus(other.upfrontSelfPay),
                    eligibleClassA.plus(other.eligibleClassA),
                    eligibleClassB.plus(other.eligibleClassB));
        }
    }

    /** Whether it is reported step by step, and settled by its uploaded lines. */
    public boolean isOpened() {
        return openedAt != null;
    }

    /** Whether it is one charge of a registration. */
    public boolean isCharge() {
        return !key.chargeBatch().isEmpty();
    }

    /** This visit in another state. */
    public Visit in(VisitState next) {
        return new Visit(key, visitId, registrationId, personId, terms, next, openedAt, lines, sums);
    }

    /** This visit with other terms. */
    public Visit with(Terms other) {
        return new Visit(key, visitId, registrationId, personId, other, state, openedAt, lines, sums);
    }

    /** This visit with other lines. */
    public Visit with(Lines others, Sums theirs) {
        return new Visit(key, visitId, registrationId, personId, terms, state, openedAt, others, theirs);
    }

    /** A charge of this registration, without lines yet. */
    public Visit charge(String batch, String chargeId) {
        return new Visit(
                key.charge(batch),
                chargeId,
                visitId,
                personId,
                terms,
                VisitState.OPEN,
                openedAt,
                Lines.NONE,
                Sums.NONE);
    }
}
