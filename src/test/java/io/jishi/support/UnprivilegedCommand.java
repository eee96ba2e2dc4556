package io.jishi.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to run a program that refuses to run as root.
 *
 * <p>PostgreSQL insists on an ordinary user. When we are one, nothing is to be done. As root, as in many containers and
 * build machines, the program is run by the first of these that works: {@code setpriv} and {@code runuser} turn into
 * another user, to whom the data must belong; {@code unshare} stays root outside and is only an unknown user inside, so
 * there the data stays ours. Each is tried instead of looked up, since containers forbid some of them.
 *
 * @param prefix the words in front of the program
 * @param owner the user to whom the program's files must belong, null when they stay ours
 */
record UnprivilegedCommand(List<String> prefix, @Nullable String owner) {
    /** The user id that Linux reserves for nobody. It needs no entry in the user list. */
    private static final String NOBODY_ID = "65534";

    private static final UnprivilegedCommand DIRECT = new UnprivilegedCommand(List.of(), null);
    private static final List<UnprivilegedCommand> FROM_ROOT = List.of(
            new UnprivilegedCommand(
                    List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups"), NOBODY_ID),
            new UnprivilegedCommand(List.of("runuser", "-u", "nobody", "--"), "nobody"),
            new UnprivilegedCommand(List.of("unshare", "-U"), null));

    UnprivilegedCommand {
        prefix = List.copyOf(prefix);
    }

    /** Finds a way for the user who owns {@code folder}, that is, for us; the log of the trials is written there. */
    static UnprivilegedCommand find(Path folder) {
        Path log = folder.resolve("unprivileged.log");
        if (!belongsToRoot(folder)) {
            return DIRECT;
        }
        return FROM_ROOT.stream()
                .filter(candidate -> ShortCommand.succeeds(candidate.around("/bin/sh", "-c", ":"), log))
                .findFirst()
                .orElseThrow(() -> new ServersUnavailable(
                        "PostgreSQL refuses to run as root, and none of setpriv, runuser and unshare "
                                + "works here to leave root; install util-linux or run as an ordinary user."));
    }

    List<String> around(String... command) {
        return around(List.of(command));
    }

    List<String> around(List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    /** Gives a file or folder to the user the program runs as. */
    void give(Path path) throws IOException {
        if (owner != null) {
            // A number that is no user's name is taken as the id itself.
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        }
    }

    private static boolean belongsToRoot(Path folder) {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
        } catch (IOException unreadable) {
            throw new ServersUnavailable(
                    "Cannot read the owner of " + folder + "; check the temporary directory.", unreadable);
        }
    }
}
