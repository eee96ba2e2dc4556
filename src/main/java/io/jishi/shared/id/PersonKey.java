package io.jishi.shared.id;

/**
 * A person in a pooling region: the row that is locked first, if there is one.
 *
 * @param region pooling region
 * @param personId surrogate id; whether there is such a person is another question
 */
public record PersonKey(String region, String personId) {}
