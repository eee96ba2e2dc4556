package io.jishi.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java file with the tree that the compiler sees in it.
 *
 * <p>Tidy rules ask the tree where counting by text would be wrong: braces, keywords and annotations inside strings and
 * comments do not count. The files are parsed only, never compiled, and all of them by one compiler task, which takes
 * about a second for a thousand files.
 *
 * @param path how the file is named in messages
 */
record SourceFile(String path, String text, CompilationUnitTree unit, Trees trees) {

    /** Every Java file below the folder. The folder must exist, so that a renamed one does not pass unread. */
    static List<SourceFile> below(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<JavaFileObject> sources = new ArrayList<>();
            for (Path path : paths.filter(candidate -> candidate.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.add(
                        new Source(path.toString().replace('\\', '/'), Files.readString(path, StandardCharsets.UTF_8)));
            }
            return parse(sources);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + folder, failure);
        }
    }

    /** A file that exists only in a test. */
    static SourceFile of(String path, String text) {
        return parse(List.of(new Source(path, text))).get(0);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** How many lines the tree spans, from its first annotation or modifier to its last brace. */
    long lineCountOf(Tree tree) {
        SourcePositions positions = trees.getSourcePositions();
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        return last - first + 1;
    }

    /** The file and line of the tree, in a form that editors can open. */
    String positionOf(Tree tree) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        return path + ":" + unit.getLineMap().getLineNumber(start);
    }

    private static List<SourceFile> parse(List<JavaFileObject> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests need a JDK");
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, sources);
        Trees trees = Trees.instance(task);
        try {
            List<SourceFile> files = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                JavaFileObject source = unit.getSourceFile();
                String path = source.getName().substring(1);
                files.add(new SourceFile(path, source.getCharContent(true).toString(), unit, trees));
            }
            refuse(problems);
            return List.copyOf(files);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void refuse(DiagnosticCollector<JavaFileObject> problems) {
        problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .ifPresent(problem -> {
                    throw new IllegalArgumentException("not Java: " + problem);
                });
    }

    /** Hands text to the compiler under a path that need not exist. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
