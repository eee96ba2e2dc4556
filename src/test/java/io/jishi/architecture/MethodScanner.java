package io.jishi.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects what a reader would call a method: methods, constructors and initializer blocks, at any depth. */
final class MethodScanner extends TreePathScanner<Void, List<Tree>> {

    private MethodScanner() {}

    static Stream<Tree> bodiesOf(SourceFile file) {
        List<Tree> bodies = new ArrayList<>();
        new MethodScanner().scan(file.unit(), bodies);
        return bodies.stream();
    }

    @Override
    public Void visitMethod(MethodTree method, List<Tree> bodies) {
        bodies.add(method);
        return super.visitMethod(method, bodies);
    }

    @Override
    public Void visitClass(ClassTree type, List<Tree> bodies) {
        type.getMembers().stream().filter(BlockTree.class::isInstance).forEach(bodies::add);
        return super.visitClass(type, bodies);
    }
}
