package io.jishi.reconciliation;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configurations of reconciliation, as a file of properties would make them. */
final class Bounds {

    private Bounds() {}

    /** The defaults, but for these settings: key below {@code jishi.reconciliation}, value, key, value. */
    static ReconciliationConfiguration with(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(ReconciliationConfiguration.class);
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValues(Map.of("jishi.reconciliation." + settings[i], settings[i + 1]));
        }
        return builder.build().getConfigMapping(ReconciliationConfiguration.class);
    }
}
