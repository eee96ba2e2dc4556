package io.jishi.architecture.guilty.application.benefit;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Guilty: arithmetic that knows the wire format. */
public final class ParsesJson {

    public int text(ObjectMapper mapper) {
        return mapper.hashCode();
    }
}
