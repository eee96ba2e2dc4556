package io.jishi.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/**
 * Where a class lives, as the path of its package below a root: {@code settlement.store} for both
 * {@code io.jishi.settlement.store} and the same package of a guilty fixture.
 *
 * <p>Paths are relative so that one rule judges the real tree and the fixtures alike. Three folder names carry
 * meaning inside a feature: {@code model} is pure, {@code store}, {@code cache} and {@code source} are adapters. The
 * platform has no such parts, since all of it is technical.
 */
record Place(String path) {

    private static final Set<String> ADAPTER_FOLDERS = Set.of("store", "cache", "source");

    /** The place of a class that lies below the root; see {@link #isBelow}. */
    static Place of(String root, JavaClass javaClass) {
        String packageName = javaClass.getPackageName();
        return new Place(packageName.equals(root) ? "" : packageName.substring(root.length() + 1));
    }

    static boolean isBelow(String root, JavaClass javaClass) {
        String packageName = javaClass.getPackageName();
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    /** The first folder, or the empty text for a class that lies directly in the root. */
    String topLevel() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** True for the named folder itself and for every folder below it. */
    boolean isWithin(String folder) {
        return path.equals(folder) || path.startsWith(folder + ".");
    }

    boolean isModel() {
        return innerFolders().contains("model");
    }

    boolean isAdapter() {
        return !topLevel().equals("platform") && innerFolders().stream().anyMatch(ADAPTER_FOLDERS::contains);
    }

    /** True when a folder of that name lies on the path below the top level. */
    boolean hasFolder(String name) {
        return innerFolders().contains(name);
    }

    private List<String> innerFolders() {
        String[] folders = path.split("\\.", -1);
        return List.of(folders).subList(1, folders.length);
    }
}
