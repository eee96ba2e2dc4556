package io.jishi.policy.model;

/**
 * One row of a rule table.
 *
 * @param when which bills it is for
 * @param value what it gives them
 * @param citation why
 */
public record RuleRow<T>(Conditions when, T value, Citation citation) {}
