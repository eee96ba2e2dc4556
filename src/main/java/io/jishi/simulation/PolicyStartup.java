package io.jishi.simulation;

import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.national.Notices;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Before the gateway serves: computes every worked case of every package, refuses to start if one comes out
 * differently, says what the national notices have to say of each, and stores the packages under their hashes, so that
 * a bill can always be explained under the rules that made it.
 */
@ApplicationScoped
class PolicyStartup {

    private static final Logger LOG = Logger.getLogger(PolicyStartup.class);
    private static final Duration STORE_DEADLINE = Duration.ofSeconds(30);

    void start(@Observes StartupEvent event, PolicyBook book, PolicyArchive archive, Notices notices) {
        PackageExamination examination = new PackageExamination(book, notices);
        List<String> reasons = new ArrayList<>();
        for (PolicyArchive.LoadedPackage loaded : archive.loaded()) {
            PackageExamination.Result result = examination.examine(loaded);
            reasons.addAll(result.reasons());
            LOG.info(String.join("\n", result.lines()));
        }
        if (!reasons.isEmpty()) {
            throw new PolicyRefused(reasons);
        }
        archive.keepLoaded().await().atMost(STORE_DEADLINE);
    }
}
