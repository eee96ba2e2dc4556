package io.jishi.load.bench;

import io.jishi.support.NewestJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must be known of a run before one of its figures is read; it is looked up, and nobody writes it. */
final class Header {

    private Header() {}

    static Map<String, String> of(Path modules, Stage stage, String database, Map<String, String> settings)
            throws IOException, SQLException, InterruptedException {
        Map<String, String> header = new LinkedHashMap<>();
        header.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " shared processors, " + processor()
                        + "; every process on it, the generators too; loopback");
        header.put("commit", said("git", "-C", modules.toString(), "describe", "--always", "--dirty"));
        header.put("java", said(NewestJava.command().toString(), "-version").split("\n")[0]);
        try (Connection connection = stage.connect(database)) {
            header.put("postgresql", Stage.text(connection, "select version()"));
            for (String setting : List.of(
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "synchronous_standby_names",
                    "wal_sync_method",
                    "shared_buffers",
                    "max_wal_size")) {
                header.put(setting, Stage.text(connection, "select current_setting('" + setting + "')"));
            }
            header.put(
                    "data",
                    Stage.text(
                            connection,
                            "select 'SETTLE-1, ' || count(*) || ' people, checksum '"
                                    + " || md5(string_agg(person_id || county, '' order by person_id)) from person"));
        }
        header.put("tls and signing", "off");
        header.put("settings of the gateway that are not its defaults", new TreeMap<>(settings).toString());
        return header;
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("of a model that is not told");
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return text;
    }
}
