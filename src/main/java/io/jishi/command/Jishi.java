package io.jishi.command;

import io.jishi.verification.Verification;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/**
 * The program: serves, or with {@code check-policies} examines packages and ends, or with {@code verify} checks a
 * database and ends.
 */
@QuarkusMain
public final class Jishi {

    private static final String CHECK_POLICIES = "check-policies";
    private static final String VERIFY = "verify";

    Jishi() {}

    /** Starts. */
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(CHECK_POLICIES)) {
            System.exit(new CheckPolicies(System.out, System.err).run(rest(arguments)));
        }
        if (arguments.length > 0 && arguments[0].equals(VERIFY)) {
            System.exit(verify(rest(arguments)));
        }
        Quarkus.run(arguments);
    }

    private static int verify(String... arguments) {
        return new Verify(Verification.ofThisProgram(), System.getenv(), System.out, System.err).run(arguments);
    }

    private static String[] rest(String... arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }
}
