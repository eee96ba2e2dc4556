package io.jishi.reconciliation;

import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.CancelledPairs;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Bounds of reconciliation, and the switches for known reasons of false differences. */
@ConfigMapping(prefix = "jishi.reconciliation")
public interface ReconciliationConfiguration {

    /** How long adding up our rows may take before the request is refused as not executed. */
    @WithDefault("PT10S")
    Duration totalsDeadline();

    /** How long comparing a file may take, the wait for a worker included, before it is refused as not executed. */
    @WithDefault("PT50S")
    Duration detailsDeadline();

    /** How long storing a file, or reading one piece of it, may take before it is refused as not executed. */
    @WithDefault("PT15S")
    Duration fileDeadline();

    /** Files that this instance compares at once, each with a thread and a connection. */
    @WithDefault("2")
    int workers();

    /** Most comparisons that wait for a worker; beyond that a request is refused as not executed. */
    @WithDefault("8")
    int waitingMaximum();

    /** Most bytes of a file that is sent. */
    @WithDefault("16M")
    MemorySize fileMaximum();

    /** How long a file can be read. */
    @WithDefault("PT24H")
    Duration fileExpiry();

    /** Most unexpired files of one institution. */
    @WithDefault("500")
    int filesMaximum();

    /** How often each instance removes expired files, a bounded number at a time. */
    @WithDefault("PT1M")
    Duration cleanUpInterval();

    /** Most rows of a file, and most of ours that it is compared with. */
    @WithDefault("+200000") // with its sign, since six digits alone are taken for a region
    int rowsMaximum();

    /** Most bytes of a file after it is unpacked. */
    @WithDefault("64M")
    MemorySize unpackedMaximum();

    /** Whether a result names the rows that agree as well; clients mark each bill with its result. */
    @WithDefault("true")
    boolean balancedRows();

    /** The switches of every region. */
    SwitchSettings switches();

    /** Switches of single regions by their six digits; what one does not set is as in every region. */
    Map<String, SwitchSettings> regions();

    /** What institutions understand by a row, a day and a fund total; what is not set has the value named last. */
    interface SwitchSettings {

        /** Whether a cancelled bill and its cancellation count as two rows, or not at all: BOTH or NEITHER; BOTH. */
        Optional<CancelledPairs> cancelledPairs();

        /** Whether the fund total contains what personal accounts pay; false. */
        Optional<Boolean> personalAccountInFunds();

        /** Whether the fund total contains what the hospital bears; false. */
        Optional<Boolean> hospitalBorneInFunds();

        /** By which time a row belongs to a day: SETTLEMENT_TIME or REFERENCE_DATE; SETTLEMENT_TIME. */
        Optional<BookingDay> bookingDay();

        /** Minutes after midnight in which a settlement still belongs to the day before, at most 720; 0. */
        OptionalInt graceMinutes();

        /** Whether supplements count; true. */
        Optional<Boolean> supplementsCounted();

        /** Whether results are written with six digits and flags with three, instead of one each; false. */
        Optional<Boolean> wideCodes();
    }
}
