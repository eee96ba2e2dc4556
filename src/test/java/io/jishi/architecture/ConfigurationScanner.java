package io.jishi.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Finds configuration keys without Javadoc.
 *
 * <p>A key is a method of an interface annotated with ConfigMapping, or of an interface nested in one, since nested
 * groups are keys with a prefix. The generated reference is made of these comments: a key without one has no
 * documentation at all.
 */
final class ConfigurationScanner extends TreePathScanner<Void, List<String>> {

    private final SourceFile file;

    private ConfigurationScanner(SourceFile file) {
        this.file = file;
    }

    static List<String> undocumentedKeys(SourceFile file) {
        List<String> violations = new ArrayList<>();
        new ConfigurationScanner(file).scan(file.unit(), violations);
        return List.copyOf(violations);
    }

    @Override
    public Void visitMethod(MethodTree method, List<String> violations) {
        boolean isKey = !method.getModifiers().getFlags().contains(Modifier.STATIC)
                && isInsideConfiguration(getCurrentPath().getParentPath());
        if (isKey && file.trees().getDocComment(getCurrentPath()) == null) {
            violations.add(
                    "%s: configuration key %s has no Javadoc".formatted(file.positionOf(method), method.getName()));
        }
        return super.visitMethod(method, violations);
    }

    private static boolean isInsideConfiguration(TreePath path) {
        for (TreePath each = path; each != null; each = each.getParentPath()) {
            if (each.getLeaf() instanceof ClassTree type && isConfiguration(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConfiguration(ClassTree type) {
        return type.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> TidyRules.simpleName(annotation).equals("ConfigMapping"));
    }
}
