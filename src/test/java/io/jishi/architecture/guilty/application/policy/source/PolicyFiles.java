package io.jishi.architecture.guilty.application.policy.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jishi.architecture.guilty.application.policy.PolicyBook;
import java.util.Objects;

/** Innocent: an adapter may use the package it serves, and parse. */
public final class PolicyFiles {

    public PolicyBook read(ObjectMapper mapper) {
        Objects.requireNonNull(mapper);
        return new PolicyBook();
    }
}
