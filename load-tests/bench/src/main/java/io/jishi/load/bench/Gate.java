package io.jishi.load.bench;

import io.jishi.support.GatewayProcess;
import io.jishi.support.NewestJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether a contender has stored what it told: a fast run that is wrong does not count. */
final class Gate {

    private static final String SETTLED = "select count(*) from settlement";
    private static final String MESSAGES = "select count(*) from message where answer_status = 200";

    private Gate() {}

    /**
     * What is wrong with the rows of a contender; nothing if all is well.
     *
     * @param told how many bills its clients were told of
     * @param inFlight how many more there may be, whose answers came after the generators had stopped
     */
    static List<String> faults(Stage stage, String database, long told, int inFlight)
            throws IOException, SQLException, InterruptedException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = stage.connect(database)) {
            long settled = Stage.number(connection, SETTLED);
            if (settled < told || settled > told + inFlight) {
                faults.add(database + ": " + told + " bills were told and " + settled + " are stored");
            }
            if (Stage.number(connection, MESSAGES) != settled) {
                faults.add(database + ": there are not as many answers as bills");
            }
        }
        Path log = Path.of(System.getProperty("java.io.tmpdir"), "bench-verify-" + database + ".log");
        Process verify = verification(stage, database, log).start();
        if (verify.waitFor() != 0) {
            faults.add(database + ": verification found\n" + Files.readString(log));
        }
        Files.delete(log);
        return faults;
    }

    /** Every bill is computed again from its facts, and everything that must agree is compared. */
    private static ProcessBuilder verification(Stage stage, String database, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        NewestJava.command().toString(),
                        "-jar",
                        GatewayProcess.application().toString(),
                        "verify",
                        "--url",
                        "jdbc:postgresql://127.0.0.1:" + stage.servers().postgresPort() + "/" + database,
                        "--user",
                        stage.servers().user())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JISHI_VERIFY_PASSWORD", stage.servers().password());
        return builder;
    }
}
