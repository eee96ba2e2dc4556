package io.jishi.architecture.guilty.application.settlement;

import org.jboss.resteasy.reactive.RestPath;

/** Guilty: a use case that carries an annotation of Quarkus REST. */
public final class NamesPathParameter {

    public String read(@RestPath String visit) {
        return visit;
    }
}
