package io.jishi.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** The program: serves, or with {@code check-policies} examines packages and ends. */
@QuarkusMain
public final class Jishi {

    private static final String CHECK_POLICIES = "check-policies";

    Jishi() {}

    /** Starts. */
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(CHECK_POLICIES)) {
            String[] folders = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(new CheckPolicies(System.out, System.err).run(folders));
        }
        Quarkus.run(arguments);
    }
}
