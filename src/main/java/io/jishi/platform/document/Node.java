package io.jishi.platform.document;

import java.util.List;
import java.util.Map;

/**
 * A value of a JSON or YAML document. Numbers are kept as they were written, since "1.005" and "1e2" are errors of an
 * amount that a parsed number no longer shows.
 */
public sealed interface Node {

    /** An object; members in document order, no name twice. */
    record Members(Map<String, Node> members) implements Node {}

    /** A list. */
    record Items(List<Node> items) implements Node {}

    /** A string. */
    record Text(String value) implements Node {}

    /** A number as it was written. */
    record Digits(String value) implements Node {}

    /** A truth value. */
    record Truth(boolean value) implements Node {}

    /** An explicit null. */
    record Nothing() implements Node {}
}
