package io.jishi.platform.configuration;

import io.smallrye.config.ConfigMapping;

/**
 * What has to be said from outside. Each key takes its value from the setting of the framework that it names in
 * {@code application.properties}; without that setting the gateway does not start, and names all that are missing at
 * once.
 */
@ConfigMapping(prefix = "jishi.required")
public interface RequiredConfiguration {

    /** From {@code quarkus.datasource.username}. */
    String databaseUsername();

    /** From {@code quarkus.datasource.password}. */
    String databasePassword();

    /** From {@code quarkus.datasource.jdbc.url}, for the migrations. */
    String databaseJdbcUrl();

    /** From {@code quarkus.datasource.reactive.url}, for everything else. */
    String databaseReactiveUrl();

    /** From {@code quarkus.redis.hosts}. */
    String redisHosts();
}
