package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked binaries: found again, repaired when damaged, and missed with a sentence that names the jar. */
class BinaryArchiveTest {
    @TempDir
    Path workplace;

    @Test
    void missingBinariesNameTheJarToAdd() {
        BinaryArchive absent = new BinaryArchive("PostgreSQL", "absent.txz", "io.example:absent-binaries");
        assertEquals(
                "The PostgreSQL binaries for this machine (absent.txz) are not on the class path; "
                        + "add the dependency io.example:absent-binaries.",
                assertThrows(ServersUnavailable.class, () -> absent.unpack(workplace))
                        .getMessage());
    }

    @Test
    void aLostFileIsUnpackedAgain() throws IOException {
        // The class file of this test stands in for a server, so that no other test's server is disturbed.
        BinaryArchive archive = new BinaryArchive("Test", "io/jishi/support/BinaryArchiveTest.class", "none");
        Path folder = archive.unpack(workplace);
        try {
            Path file = folder.resolve(archive.fileName());
            assertTrue(Files.isExecutable(file));
            Files.delete(file);
            assertEquals(folder, archive.unpack(Files.createDirectory(workplace.resolve("second"))));
            assertTrue(Files.isExecutable(file));
        } finally {
            TemporaryFolder.delete(folder);
        }
    }

    @Test
    void eachSystemHasItsBinaries() {
        assertEquals(
                "postgres-linux-x86_64.txz",
                Platform.of("Linux", "amd64").postgres().resource());
        assertEquals(
                "postgres-linux-arm_64.txz",
                Platform.of("Linux", "aarch64").postgres().resource());
        assertEquals(
                "redis-server-7.0.15-darwin-arm64",
                Platform.of("Mac OS X", "aarch64").redis().resource());
    }
}
