package io.jishi.api.security;

import jakarta.ws.rs.container.ContainerRequestContext;

/** The authenticated institution of a request. */
public final class Caller {

    static final String PROPERTY = "io.jishi.institution";

    private Caller() {}

    /**
     * The code of the institution that calls.
     *
     * @throws IllegalStateException on a path that needs no credential
     */
    public static String of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof String institution) {
            return institution;
        }
        throw new IllegalStateException("this path is not authenticated");
    }
}
