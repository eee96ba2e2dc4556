package io.jishi.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/**
 * The limits of the style guide that a compiler does not know, each a pure function from a file to its violations.
 *
 * <p>A violation begins with the file and line, so that an editor can jump there. {@link TidyTest} runs the rules
 * over the source tree, {@link TidyGuiltyTest} over samples that break them.
 */
final class TidyRules {

    static final int LONGEST_METHOD = 60;
    static final int LONGEST_FILE = 400;
    static final int LONGEST_LINE = 120;

    /** Written with a character class so that this file does not accuse itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(T[O]DO|F[I]XME|X[X]X)\\b");

    private static final Pattern ISSUE = Pattern.compile("#[1-9]\\d*\\b");
    private static final Pattern VAGUE_NAME =
            Pattern.compile(".*(Util|Utils|Utility|Utilities|Helper|Helpers|Manager|Managers)\\.java");
    private static final Pattern REGION_CODE = Pattern.compile("[1-9][0-9]{5}");

    private TidyRules() {}

    /** Methods, constructors and initializers; a method inside another one's body counts for both. */
    static List<String> longMethods(SourceFile file) {
        return MethodScanner.bodiesOf(file)
                .filter(body -> file.lineCountOf(body) > LONGEST_METHOD)
                .map(body -> "%s: %d lines in one method, at most %d"
                        .formatted(file.positionOf(body), file.lineCountOf(body), LONGEST_METHOD))
                .toList();
    }

    static List<String> longFile(SourceFile file) {
        int count = file.lines().size();
        return count > LONGEST_FILE
                ? List.of("%s: %d lines, at most %d".formatted(file.path(), count, LONGEST_FILE))
                : List.of();
    }

    /** Counts characters as a reader does: one for each code point, however many units Java needs to store it. */
    static List<String> longLines(SourceFile file) {
        return linesThat(
                file,
                "is longer than " + LONGEST_LINE + " characters",
                line -> line.codePoints().count() > LONGEST_LINE);
    }

    /** The issue number must stand on the same line as the mark. */
    static List<String> unfinishedWorkWithoutIssue(SourceFile file) {
        return linesThat(
                file,
                "names unfinished work without an issue number",
                line -> UNFINISHED.matcher(line).find() && !ISSUE.matcher(line).find());
    }

    static List<String> vagueFileName(SourceFile file) {
        return VAGUE_NAME.matcher(file.fileName()).matches()
                ? List.of("%s: named after no concept; say what it does".formatted(file.path()))
                : List.of();
    }

    static List<String> undocumentedConfigurationKeys(SourceFile file) {
        return ConfigurationScanner.undocumentedKeys(file);
    }

    /** Also finds the conditional forms: a test that is off on some machines is green there without having run. */
    static List<String> disabledTests(SourceFile file) {
        List<String> violations = new ArrayList<>();
        new TreePathScanner<Void, List<String>>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, List<String> found) {
                if (simpleName(annotation).startsWith("Disabled")) {
                    found.add("%s: a disabled test proves nothing".formatted(file.positionOf(annotation)));
                }
                return super.visitAnnotation(annotation, found);
            }
        }.scan(file.unit(), violations);
        return List.copyOf(violations);
    }

    static List<String> regionCodes(SourceFile file) {
        List<String> violations = new ArrayList<>();
        new TreePathScanner<Void, List<String>>() {
            @Override
            public Void visitLiteral(LiteralTree literal, List<String> found) {
                if (literal.getValue() instanceof String value
                        && REGION_CODE.matcher(value).matches()) {
                    found.add("%s: \"%s\" looks like a region code; regions are data in policies/"
                            .formatted(file.positionOf(literal), value));
                }
                return super.visitLiteral(literal, found);
            }
        }.scan(file.unit(), violations);
        return List.copyOf(violations);
    }

    static List<String> floatingPoint(SourceFile file) {
        List<String> violations = new ArrayList<>();
        new TreePathScanner<Void, List<String>>() {
            @Override
            public Void visitPrimitiveType(PrimitiveTypeTree type, List<String> found) {
                TypeKind kind = type.getPrimitiveTypeKind();
                if (kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT) {
                    found.add("%s: money is whole fen and rates are exact".formatted(file.positionOf(type)));
                }
                return super.visitPrimitiveType(type, found);
            }
        }.scan(file.unit(), violations);
        return List.copyOf(violations);
    }

    /** The name behind the last dot, so that a fully qualified annotation is found as well. */
    static String simpleName(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<String> linesThat(SourceFile file, String complaint, Predicate<String> isGuilty) {
        List<String> lines = file.lines();
        Stream<String> violations = IntStream.range(0, lines.size())
                .filter(index -> isGuilty.test(lines.get(index)))
                .mapToObj(index -> "%s:%d: %s".formatted(file.path(), index + 1, complaint));
        return violations.toList();
    }
}
