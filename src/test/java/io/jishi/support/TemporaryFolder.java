package io.jishi.support;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folders below java.io.tmpdir, for the unpacked binaries and for the data of one run.
 *
 * <p>The property is read on every call and not through the JDK's own default, which would throw without saying which
 * folder could not be written and how to choose another.
 */
final class TemporaryFolder {
    /** Others may enter but not look around: PostgreSQL, as another user, has to reach its data inside. */
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    private TemporaryFolder() {}

    static Path base() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
    }

    static Path create(String prefix) {
        try {
            Path folder = Files.createTempDirectory(base(), prefix);
            Files.setPosixFilePermissions(folder, PASSABLE);
            return folder;
        } catch (IOException refused) {
            throw new ServersUnavailable(
                    "Cannot write to the temporary directory " + base()
                            + "; make it writable or choose another with -Djava.io.tmpdir.",
                    refused);
        }
    }

    /** Whether a folder has the owner of {@code ours} and nobody else may change it; a link is judged, not followed. */
    static boolean isOurs(Path folder, Path ours) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ours))
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Removes the folder with all it holds. What cannot be removed stays: it is temporary. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException leftBehind) {
            // Only a failure to read the top folder arrives here, usually because it is gone already.
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return remove(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return remove(folder);
        }

        private static FileVisitResult remove(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException stays) {
                // The remaining files are still worth removing.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
