package io.jishi.platform.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server says about its commits, and what is wrong with it.
 *
 * @param faults a sentence for each thing that breaks the promise; empty: a commit that has returned is on disk
 * @param giveUpConnection whether the connection that was asked is itself unfit, so that another one may be better
 */
public record CommitPromise(List<String> faults, boolean giveUpConnection) {

    /** Anything else returns before the commit is on disk, here or on the synchronous standby. */
    private static final Set<String> DURABLE = Set.of("on", "remote_apply");

    private static final String COMMIT = "synchronous_commit";
    private static final String READ_ONLY = "transaction_read_only";

    /** How the server names where a value comes from, and how we do. */
    private static final Map<String, String> ORIGINS = Map.of(
            "user", "set for the role",
            "database", "set for the database",
            "database user", "set for the role in the database",
            "global", "set for all roles",
            "configuration file", "set in a configuration file or by alter system",
            "command line", "set on the command line of the server",
            "client", "set by the options of the connection",
            "default", "not set anywhere");

    /**
     * A setting.
     *
     * @param name of the setting; {@code in_recovery} for whether the server replays the log of another one
     * @param value as the server writes it
     * @param origin where it comes from, in the server's words
     * @param coming whether it holds for the connections that are still to be made, and not yet for the one asked
     */
    record Setting(String name, String value, String origin, boolean coming) {

        private String sentence(String what) {
            String where = ORIGINS.getOrDefault(origin, "set by " + origin);
            return name + " is " + value + ", " + where + (coming ? ", for new connections" : "") + ": " + what;
        }
    }

    /** Copies the list. */
    public CommitPromise {
        faults = List.copyOf(faults);
    }

    /** Whether a commit that has returned is on disk. */
    public boolean isKept() {
        return faults.isEmpty();
    }

    /** Whether a session with this {@code synchronous_commit} waits until its commit is on disk. */
    public static boolean waitsForDisk(String synchronousCommit) {
        return DURABLE.contains(synchronousCommit);
    }

    /** What these settings amount to. */
    static CommitPromise of(List<Setting> settings) {
        List<String> faults = new ArrayList<>();
        boolean unfit = false;
        for (Setting setting : settings) {
            String fault = faultOf(setting);
            if (!fault.isEmpty()) {
                faults.add(setting.sentence(fault));
                unfit |= !setting.coming();
            }
        }
        return new CommitPromise(faults, unfit);
    }

    private static String faultOf(Setting setting) {
        boolean off = "off".equals(setting.value());
        return switch (setting.name()) {
            case COMMIT -> waitsForDisk(setting.value()) ? "" : "a commit returns before it is on disk";
            case "fsync" -> off ? "a commit is not forced to disk" : "";
            case "full_page_writes" -> off ? "a crash in the middle of a page cannot be repaired" : "";
            case READ_ONLY, "default_transaction_read_only" -> off ? "" : "nothing can be written";
            case "in_recovery" -> off ? "" : "the server is a standby";
            default -> "";
        };
    }
}
