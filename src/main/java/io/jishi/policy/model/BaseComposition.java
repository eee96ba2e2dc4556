package io.jishi.policy.model;

/**
 * What the base of critical illness insurance holds besides the patient's share above the deductible.
 *
 * @param deductible whether the deductible of the stay is inside
 * @param upfrontSelfPay whether upfront self-pay is inside
 * @param firstPay whether the first-pay fraction is inside
 */
public record BaseComposition(boolean deductible, boolean upfrontSelfPay, boolean firstPay) {

    /** What holds where a package says nothing: with the deductible, without what is paid first. */
    public static final BaseComposition USUAL = new BaseComposition(true, false, false);
}
