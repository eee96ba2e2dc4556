package io.jishi.reconciliation;

import io.jishi.reconciliation.ReconciliationConfiguration.SwitchSettings;
import io.jishi.reconciliation.model.Switches;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** The switches of each region: its own settings, then those of every region, then the standard. */
@ApplicationScoped
public class RegionSwitches {

    private final ReconciliationConfiguration configuration;

    /** Of this configuration. */
    public RegionSwitches(ReconciliationConfiguration configuration) {
        this.configuration = configuration;
    }

    /** A setting that cannot be stops the start, not the first reconciliation of its region. */
    void check(@Observes StartupEvent event) {
        configuration.regions().keySet().forEach(this::of);
        of("");
    }

    /** The switches of a pooling region. */
    public Switches of(String region) {
        Switches everywhere = merged(configuration.switches(), Switches.STANDARD);
        return merged(configuration.regions().get(region), everywhere);
    }

    private static Switches merged(@Nullable SwitchSettings settings, Switches otherwise) {
        if (settings == null) {
            return otherwise;
        }
        return new Switches(
                settings.cancelledPairs().orElse(otherwise.cancelledPairs()),
                settings.personalAccountInFunds().orElse(otherwise.personalAccountInFunds()),
                settings.hospitalBorneInFunds().orElse(otherwise.hospitalBorneInFunds()),
                settings.bookingDay().orElse(otherwise.bookingDay()),
                settings.graceMinutes().orElse(otherwise.graceMinutes()),
                settings.supplementsCounted().orElse(otherwise.supplementsCounted()),
                settings.wideCodes().orElse(otherwise.wideCodes()));
    }
}
