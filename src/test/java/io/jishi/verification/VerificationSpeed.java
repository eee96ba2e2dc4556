package io.jishi.verification;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayProcess;
import io.jishi.support.GatewayServers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Measures a verification: starts the servers and the packaged application, lets the gateway write a history of every
 * kind, multiplies it and verifies the result several times. The arguments are the number of bills, of workers and of
 * runs. Not a test: it takes minutes.
 */
public final class VerificationSpeed {

    private static final PrintStream OUTPUT = System.out;

    private VerificationSpeed() {}

    /** Prints a line for each run. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        long bills = arguments.length > 0 ? Long.parseLong(arguments[0]) : 500_000;
        int workers = arguments.length > 1
                ? Integer.parseInt(arguments[1])
                : VerificationOptions.usual().workers();
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
        try (EmbeddedServers servers = EmbeddedServers.start()) {
            write(servers);
            DatabaseCopies copies = new DatabaseCopies(servers.postgresJdbcUrl(), servers.user(), servers.password());
            copies.makeGood();
            try (Connection connection = copies.connect(copies.good())) {
                OUTPUT.println("filled bills=" + new ManyBills(connection).fill(bills));
            }
            for (int run = 0; run < runs; run++) {
                measure(copies.good(), workers);
            }
        }
    }

    private static void write(EmbeddedServers servers) throws IOException, InterruptedException {
        DemoData data = DemoData.seeded(DemoDatabase.SEED);
        int port = GatewayProcess.freePort();
        System.setProperty("test.url", "http://127.0.0.1:" + port);
        Path log = Files.createTempFile("gateway", ".log");
        GatewayServers.use(servers, data);
        try (GatewayProcess gateway = GatewayProcess.launch(port, DemoDatabase.prepare(servers, data), log)) {
            gateway.awaitReady();
            OUTPUT.println(
                    "written journal-lines=" + new GoodHistory(data).make().size());
        }
    }

    private static void measure(Database database, int workers) {
        VerificationOptions options = new VerificationOptions(List.of(), Set.of(), workers, 10);
        Report report = Verification.ofThisProgram().verify(database, options, Verification.Progress.NONE);
        long heap = Runtime.getRuntime().totalMemory() / (1024 * 1024);
        OUTPUT.println("bills=" + report.bills() + " seconds=" + report.took().toMillis() / 1000 + "."
                + report.took().toMillis() % 1000 / 100 + " bills/s=" + report.billsPerSecond() + " heap-megabytes="
                + heap + " findings=" + report.count());
    }
}
