package io.jishi.load.jmh;

import io.jishi.benefit.YearToDate;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.RuleKey;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.util.Set;
import java.util.stream.Collectors;

/** The fact that the rules work on: what is known of a stay, and what they have found out so far. Money is in fen. */
public class DroolsBill {

    /** Rates are in millionths. */
    private static final long WHOLE = 1_000_000;

    private final String location;
    private final String chargeClass;
    private final String administration;
    private final boolean filed;
    private final Set<String> categories;
    private final long eligible;
    private final int admissionsBefore;
    private final long pooledBefore;
    private final long baseBefore;
    private final long criticalBefore;
    private final long assistedBefore;

    private int stage;
    private long deductible;
    private long rate;
    private long reduced;
    private long pool;
    private long reduction;
    private long base;
    private long criticalDeductible;
    private long criticalRate;
    private long criticalCap;
    private long critical;
    private long assistanceRate = -1;
    private long assistanceCap;
    private long assistance;

    /** The stay as the core sees it. */
    DroolsBill(PolicyVersion policy, Bills.Stay stay) {
        RuleKey key = stay.facts().keyIn(policy.geography());
        YearToDate before = stay.before();
        this.location = key.location().name();
        this.chargeClass = stay.facts().provider().chargeClass().name();
        this.administration = stay.facts().provider().administration().name();
        this.filed = stay.facts().referral() != ReferralStatus.NOT_FILED;
        this.categories = stay.facts().categories().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
        this.eligible = stay.facts().fees().eligible().value();
        this.admissionsBefore = before.admissions();
        this.pooledBefore = value(before.poolingFundPaid());
        this.baseBefore = value(before.criticalIllnessBase());
        this.criticalBefore = value(before.criticalIllnessPaid());
        this.assistedBefore = value(before.medicalAssistancePaid());
    }

    private static long value(Fen amount) {
        return amount.value();
    }

    /** An amount at a rate, to the nearest fen. */
    public static long share(long amount, long rate) {
        return (amount * rate * 2 + WHOLE) / (WHOLE * 2);
    }

    /** What a year with this base is entitled to: in millionths of a fen. */
    public long entitled(long yearBase) {
        return Math.max(0, yearBase - criticalDeductible) * criticalRate;
    }

    /** Millionths of a fen, to the nearest fen. */
    public static long rounded(long millionths) {
        return (millionths * 2 + WHOLE) / (WHOLE * 2);
    }

    public String getLocation() {
        return location;
    }

    public String getChargeClass() {
        return chargeClass;
    }

    public String getAdministration() {
        return administration;
    }

    public boolean isFiled() {
        return filed;
    }

    public Set<String> getCategories() {
        return categories;
    }

    public long getEligible() {
        return eligible;
    }

    public int getAdmissionsBefore() {
        return admissionsBefore;
    }

    public long getPooledBefore() {
        return pooledBefore;
    }

    public long getBaseBefore() {
        return baseBefore;
    }

    public long getCriticalBefore() {
        return criticalBefore;
    }

    public long getAssistedBefore() {
        return assistedBefore;
    }

    public int getStage() {
        return stage;
    }

    public void setStage(int stage) {
        this.stage = stage;
    }

    public long getDeductible() {
        return deductible;
    }

    public long getRate() {
        return rate;
    }

    public long getReduced() {
        return reduced;
    }

    public long getPool() {
        return pool;
    }

    public long getReduction() {
        return reduction;
    }

    public long getBase() {
        return base;
    }

    public long getCritical() {
        return critical;
    }

    public long getAssistance() {
        return assistance;
    }

    /** The row of the table of stays. */
    public void terms(long standard, long atRate) {
        this.deductible = standard;
        this.rate = atRate;
        this.reduced = atRate;
        this.stage = 1;
    }

    /** The deductible of this admission. */
    public void deduct(long standard) {
        this.deductible = Math.min(eligible, standard);
        this.stage = 2;
    }

    /** What a missing filing takes off the rate. */
    public void reduce(long points) {
        this.reduced = Math.max(0, rate - points);
        this.stage = 3;
    }

    /** What the pooling fund pays below its ceiling, and what the missing filing costs. */
    public void pool(long ceiling) {
        long room = Math.max(0, ceiling - pooledBefore);
        this.pool = Math.min(share(eligible - deductible, reduced), room);
        this.reduction = Math.min(share(eligible - deductible, rate), room) - pool;
        this.base = eligible - pool - reduction;
        this.stage = 4;
    }

    /** The ordinary terms of critical illness insurance. */
    public void criticalTerms(long standard, long atRate, long cap) {
        this.criticalDeductible = standard;
        this.criticalRate = atRate;
        this.criticalCap = cap;
        this.stage = 5;
    }

    /** Better terms for a group; a cap below zero is none. */
    public void betterCriticalTerms(long standard, long atRate, long cap, int next) {
        this.criticalDeductible = Math.min(criticalDeductible, standard);
        this.criticalRate = Math.max(criticalRate, atRate);
        this.criticalCap = cap < 0 || criticalCap < 0 ? -1 : Math.max(criticalCap, cap);
        this.stage = next;
    }

    /** What critical illness insurance pays. */
    public void critical() {
        long uncut = rounded(entitled(baseBefore + base) - entitled(baseBefore));
        this.critical = criticalCap < 0 ? uncut : Math.min(uncut, Math.max(0, criticalCap - criticalBefore));
        this.stage = 20;
    }

    /** The terms of medical assistance, if they are better than those found before; a cap below zero is none. */
    public void assistanceTerms(long atRate, long cap, int next) {
        if (atRate > assistanceRate) {
            this.assistanceRate = atRate;
            this.assistanceCap = cap;
        }
        this.stage = next;
    }

    /** What medical assistance pays. */
    public void assist() {
        if (assistanceRate >= 0) {
            long uncut = share(Math.max(0, eligible - pool - reduction - critical), assistanceRate);
            this.assistance = assistanceCap < 0 ? uncut : Math.min(uncut, Math.max(0, assistanceCap - assistedBefore));
        }
        this.stage = 40;
    }
}
