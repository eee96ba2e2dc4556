package io.jishi.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Server binaries inside a jar on the class path, unpacked once per user and content.
 *
 * <p>Unpacking takes seconds, so the result is kept in the temporary directory under a name that holds a hash of the
 * content. It is written to a folder of its own first and then renamed: the rename is atomic, so of two JVMs that
 * unpack at once the first wins and the second uses its result. The name can be guessed by every user of the machine,
 * so a folder that somebody else made is refused. Files carry read and execute permission for all, because PostgreSQL
 * may run as another user.
 *
 * @param product the name for people
 * @param resource the file in the jar: a tar compressed with xz, or one executable
 * @param jar the jar to add when the resource is missing
 */
record BinaryArchive(String product, String resource, String jar) {
    private static final int HASH_LENGTH = 16;

    /**
     * Number of files in the finished folder. Cleaners of temporary directories remove single old files, and a server
     * with half of its files fails in ways that are hard to read.
     */
    private static final String COUNT_FILE = "file-count";

    /**
     * The folder with the unpacked files; a single executable lies in it under {@link #fileName}.
     *
     * @param workplace a folder of ours in the temporary directory, for the draft: it is removed whatever happens
     */
    Path unpack(Path workplace) {
        try {
            Path folder = TemporaryFolder.base().resolve("jishi-servers-" + userName() + "-" + contentHash());
            if (!isComplete(folder, workplace)) {
                publish(draft(workplace), folder, workplace);
            }
            return folder;
        } catch (IOException failure) {
            throw new ServersUnavailable(
                    "Cannot unpack " + product + " into the temporary directory " + TemporaryFolder.base() + " ("
                            + failure + "); free space or choose another with -Djava.io.tmpdir.",
                    failure);
        }
    }

    private Path draft(Path workplace) throws IOException {
        Path draft = Files.createDirectory(workplace.resolve("unpacked"));
        try (InputStream content = open()) {
            if (resource.endsWith(".txz")) {
                unpackTar(content, draft);
            } else {
                writeFile(content, draft.resolve(fileName()), true);
            }
        }
        // Counted before the count itself is written, hence the one more.
        Files.writeString(draft.resolve(COUNT_FILE), Long.toString(countFiles(draft) + 1));
        permit(draft.resolve(COUNT_FILE), false);
        permit(draft, true);
        return draft;
    }

    /** Renames the draft; when another JVM was faster, its folder is as good as ours. */
    private static void publish(Path draft, Path folder, Path workplace) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isComplete(folder, workplace)) {
            Files.move(folder, workplace.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException present) {
            if (!isComplete(folder, workplace)) {
                throw present;
            }
            TemporaryFolder.delete(draft);
        }
    }

    private static boolean isComplete(Path folder, Path workplace) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!TemporaryFolder.isOurs(folder, workplace)) {
            throw new ServersUnavailable("The directory " + folder + " was made by another user or can be changed by "
                    + "others; remove it or choose another temporary directory with -Djava.io.tmpdir.");
        }
        Path count = folder.resolve(COUNT_FILE);
        return Files.exists(count) && Files.readString(count).equals(Long.toString(countFiles(folder)));
    }

    private static long countFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.count();
        }
    }

    private static void unpackTar(InputStream content, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(content))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                Path parent = target.getParent();
                if (entry.isDirectory() || parent == null) {
                    makeFolder(folder, target);
                    continue;
                }
                makeFolder(folder, parent);
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    writeFile(tar, target, (entry.getMode() & 0111) != 0);
                }
            }
        }
    }

    /** Level by level, so that each gets its permissions also where the archive has no entry for it. */
    private static void makeFolder(Path top, Path folder) throws IOException {
        Path level = top;
        for (Path name : top.relativize(folder)) {
            level = level.resolve(name);
            if (!Files.exists(level)) {
                Files.createDirectory(level);
                permit(level, true);
            }
        }
    }

    private static void writeFile(InputStream content, Path target, boolean executable) throws IOException {
        try (OutputStream file = Files.newOutputStream(target)) {
            content.transferTo(file);
        }
        permit(target, executable);
    }

    /** Set after creation, because the process's umask would take permissions away. */
    private static void permit(Path path, boolean executable) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** The name under which a single executable lies in the folder. */
    String fileName() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private String contentHash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(resource.getBytes(StandardCharsets.UTF_8));
            try (InputStream content = new DigestInputStream(open(), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private InputStream open() {
        InputStream content = BinaryArchive.class.getResourceAsStream("/" + resource);
        if (content == null) {
            throw new ServersUnavailable("The " + product + " binaries for this machine (" + resource
                    + ") are not on the class path; add the dependency " + jar + ".");
        }
        return content;
    }

    private static String userName() {
        return System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
