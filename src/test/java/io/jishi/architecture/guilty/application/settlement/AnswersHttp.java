package io.jishi.architecture.guilty.application.settlement;

import jakarta.ws.rs.core.Response;

/** Guilty: a use case that knows HTTP. */
public final class AnswersHttp {

    public int status(Response response) {
        return response.getStatus();
    }
}
