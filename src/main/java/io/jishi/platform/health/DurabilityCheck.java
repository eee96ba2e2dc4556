package io.jishi.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the database may lose what it commits, with what is set wrongly and where. */
@Readiness
@ApplicationScoped
class DurabilityCheck implements HealthCheck {

    private final Durability durability;

    DurabilityCheck(Durability durability) {
        this.durability = durability;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("commits are on disk when they are answered");
        CommitPromise last = durability.last();
        if (last == null) {
            return response.down()
                    .withData("fault", "the database has not answered yet")
                    .build();
        }
        for (int i = 0; i < last.faults().size(); i++) {
            response.withData(
                    "fault" + (i == 0 ? "" : " " + (i + 1)), last.faults().get(i));
        }
        return response.status(last.isKept()).build();
    }
}
