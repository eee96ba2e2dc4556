package io.jishi.simulation;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Node;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.archive.PolicyRefused;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Before the gateway serves: computes every worked case of every package, refuses to start if one comes out
 * differently, and stores the packages under their hashes, so that a bill can always be explained under the rules
 * that made it.
 */
@ApplicationScoped
class PolicyStartup {

    private static final Logger LOG = Logger.getLogger(PolicyStartup.class);
    private static final Duration STORE_DEADLINE = Duration.ofSeconds(30);

    void start(@Observes StartupEvent event, Simulator simulator, PolicyBook book, PolicyArchive archive) {
        WorkedCases cases = new WorkedCases(simulator);
        EligibilityCases eligibility = new EligibilityCases(book);
        List<String> reasons = new ArrayList<>();
        for (PolicyArchive.LoadedPackage loaded : archive.loaded()) {
            int count = compare(cases::compare, loaded, reasons) + compare(eligibility::compare, loaded, reasons);
            LOG.infof(
                    "policy package %s, versions %d, worked cases %d, hash %s",
                    loaded.name(),
                    loaded.compiled().versions().size(),
                    count,
                    loaded.compiled().identity().hash());
        }
        if (!reasons.isEmpty()) {
            throw new PolicyRefused(reasons);
        }
        archive.keepLoaded().await().atMost(STORE_DEADLINE);
    }

    private static int compare(
            Function<Node, WorkedCases.Comparison> cases, PolicyArchive.LoadedPackage files, List<String> reasons) {
        try {
            WorkedCases.Comparison comparison =
                    cases.apply(DocumentReader.readYaml(files.cases().getBytes(StandardCharsets.UTF_8)));
            comparison.differences().forEach(difference -> reasons.add(files.name() + "/cases.yaml: " + difference));
            return comparison.count();
        } catch (MalformedDocument e) {
            reasons.add(files.name() + "/cases.yaml: " + e.reason());
            return 0;
        }
    }
}
