package io.jishi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The page of guarantees, read: a table whose cells lead to guarantees, and guarantees that lead to tests. A test is
 * linked as {@code [Class#method](path)}, a scenario of the system layer as {@code [scenario name](path)}.
 */
final class GuaranteePage {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
    private static final String TEST = "@(Test|ParameterizedTest|Property|RepeatedTest)\\b[^;{}]*void %s\\(";

    private final Path folder;
    private final String text;

    /** {@code folder}: where the page lies, from which its links lead. */
    GuaranteePage(Path folder, String text) {
        this.folder = folder;
        this.text = text;
    }

    static GuaranteePage of(Path page) throws IOException {
        return new GuaranteePage(page.resolveSibling("."), Files.readString(page));
    }

    /** Everything that is wrong with the page. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, String> guarantees = guarantees();
        List<List<String>> table = table();
        if (table.size() < 2 || guarantees.isEmpty()) {
            faults.add("there is no table, or no guarantee");
            return faults;
        }
        List<String> operations = table.get(0);
        for (List<String> row : table.subList(1, table.size())) {
            if (row.size() != operations.size()) {
                faults.add(row.get(0) + ": " + row.size() + " cells, not " + operations.size());
                continue;
            }
            for (int i = 1; i < row.size(); i++) {
                cell(row.get(0) + " x " + operations.get(i), row.get(i), guarantees, faults);
            }
        }
        guarantees.forEach((name, body) -> proofs(name, body, faults));
        return faults;
    }

    /** The rows of the table with their cells; the first names the operations. */
    List<List<String>> table() {
        return text.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private Map<String, String> guarantees() {
        Map<String, String> found = new LinkedHashMap<>();
        List<MatchResult> headings = HEADING.matcher(text).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            found.put(headings.get(i).group(1), text.substring(headings.get(i).end(), end));
        }
        return found;
    }

    private static void cell(String name, String cell, Map<String, String> guarantees, List<String> faults) {
        List<MatchResult> links = LINK.matcher(cell).results().toList();
        if (links.isEmpty()) {
            faults.add(name + ": promises nothing");
        }
        for (MatchResult link : links) {
            String target = link.group(2);
            if (!target.startsWith("#") || !guarantees.containsKey(target.substring(1))) {
                faults.add(name + ": there is no guarantee " + target);
            }
        }
    }

    private void proofs(String guarantee, String body, List<String> faults) {
        List<MatchResult> links = LINK.matcher(body).results().toList();
        if (links.isEmpty()) {
            faults.add(guarantee + ": nothing proves it");
        }
        for (MatchResult link : links) {
            String fault = proof(link.group(1), folder.resolve(link.group(2)).normalize());
            if (!fault.isEmpty()) {
                faults.add(guarantee + ": " + fault);
            }
        }
    }

    private static String proof(String name, Path file) {
        if (!Files.isRegularFile(file)) {
            return "there is no file " + file;
        }
        String source = read(file);
        String scenario = name.startsWith("scenario ") ? name.substring("scenario ".length()) : "";
        if (!scenario.isEmpty()) {
            return source.contains("\"" + scenario + "\"") ? "" : file + " has no scenario " + scenario;
        }
        String[] parts = name.split("#", -1);
        if (parts.length != 2 || !file.getFileName().toString().equals(parts[0] + ".java")) {
            return name + " is not the name of a test in " + file;
        }
        boolean isTest = Pattern.compile(TEST.formatted(Pattern.quote(parts[1])))
                .matcher(source)
                .find();
        return isTest ? "" : file + " has no test " + parts[1];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
