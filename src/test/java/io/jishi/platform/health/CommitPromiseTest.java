package io.jishi.platform.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.health.CommitPromise.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings break the promise that a commit is on disk, and what is said of them. */
class CommitPromiseTest {

    @ParameterizedTest
    @CsvSource({
        "synchronous_commit, on, true",
        "synchronous_commit, remote_apply, true",
        "synchronous_commit, remote_write, false",
        "synchronous_commit, local, false",
        "synchronous_commit, off, false",
        "fsync, on, true",
        "fsync, off, false",
        "full_page_writes, off, false",
        "transaction_read_only, off, true",
        "transaction_read_only, on, false",
        "default_transaction_read_only, on, false",
        "in_recovery, off, true",
        "in_recovery, on, false"
    })
    void eachSettingIsJudged(String name, String value, boolean kept) {
        assertEquals(
                kept,
                CommitPromise.of(List.of(new Setting(name, value, "default", false)))
                        .isKept());
    }

    @Test
    void aFaultNamesTheSettingAndWhoSetIt() {
        CommitPromise found = CommitPromise.of(List.of(new Setting("synchronous_commit", "off", "user", true)));
        assertEquals(
                List.of("synchronous_commit is off, set for the role, for new connections: a commit returns"
                        + " before it is on disk"),
                found.faults());
        assertFalse(found.giveUpConnection(), "the connection that was asked is still good");
    }

    @Test
    void aConnectionThatIsItselfUnfitIsGivenUp() {
        CommitPromise found = CommitPromise.of(List.of(
                new Setting("synchronous_commit", "local", "database", false),
                new Setting("fsync", "off", "configuration file", false)));
        assertEquals(2, found.faults().size());
        assertTrue(found.giveUpConnection());
    }
}
