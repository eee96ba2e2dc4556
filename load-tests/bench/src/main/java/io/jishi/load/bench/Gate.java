package io.jishi.load.bench;

import io.jishi.load.core.Settle1;
import io.jishi.support.GatewayProcess;
import io.jishi.support.NewestJava;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Whether a contender has stored what it told: a fast run that is wrong does not count. */
final class Gate {

    private static final String BILLS = "select count(*) from settlement where kind = 'SETTLEMENT'";
    private static final String UNDONE = "select count(*) from settlement where kind in ('CANCELLATION', 'REVERSAL')";
    private static final String ANSWERS =
            "select count(*) from message where answer_status = 200 and settlement_id is not null";

    private Gate() {}

    /**
     * What clients were told.
     *
     * @param bills that were made
     * @param undone bills that were cancelled or reversed
     * @param answers of success that are stored
     * @param unheard how many more of each there may be, whose answers nobody has heard
     */
    record Told(long bills, long undone, long answers, long unheard) {

        /** Bills alone. */
        static Told bills(long bills, long unheard) {
            return new Told(bills, 0, bills, unheard);
        }
    }

    /** What is wrong with the rows of a contender; nothing if all is well. */
    static List<String> faults(Stage stage, String database, Told told, Path folder)
            throws IOException, SQLException, InterruptedException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = stage.connect(database)) {
            compare(faults, database + ": bills", told.bills(), told.unheard(), Stage.number(connection, BILLS));
            compare(faults, database + ": undone", told.undone(), told.unheard(), Stage.number(connection, UNDONE));
            compare(faults, database + ": answers", told.answers(), told.unheard(), Stage.number(connection, ANSWERS));
        }
        Path log = folder.resolve("verify-" + database + ".log");
        Process verify = verification(stage, database, log).start();
        if (verify.waitFor() != 0) {
            faults.add(database + ": verification found\n" + Files.readString(log));
        }
        return faults;
    }

    /**
     * Which answers of these lists are not stored, byte by byte; a list has the hospital, the transaction, the message, the
     * settlement and the SHA-256 of the answer in each line, the last only where the answer itself is stored.
     */
    static List<String> missing(Stage stage, String database, List<Path> lists) throws IOException, SQLException {
        try (Connection connection = stage.connect(database)) {
            Stage.execute(
                    connection,
                    "create temporary table told (provider_code text, transaction text, message_id text,"
                            + " settlement_id text, digest text)");
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Path list : lists) {
                try (Reader lines = Files.newBufferedReader(list)) {
                    copies.copyIn("copy told from stdin", lines);
                }
            }
            long told = Stage.number(connection, "select count(*) from told");
            long missing = Stage.number(
                    connection,
                    "select count(*) from told t where not exists (select from message m where m.region = '"
                            + Settle1.REGION + "' and m.provider_code = t.provider_code"
                            + " and m.transaction = t.transaction and m.message_id = t.message_id"
                            + " and m.settlement_id = t.settlement_id"
                            + " and (t.digest = '' or encode(sha256(m.answer), 'hex') = t.digest))");
            return told > 0 && missing == 0
                    ? List.of()
                    : List.of(missing + " of " + told + " answers are not stored as they were told");
        }
    }

    private static void compare(List<String> faults, String what, long told, long unheard, long stored) {
        if (stored < told || stored > told + unheard) {
            faults.add(
                    what + ": " + told + " were told, of " + unheard + " nobody heard, and " + stored + " are stored");
        }
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
