package io.jishi.nhsa.table;

import java.util.List;

/**
 * What one transaction takes and gives.
 *
 * @param number the transaction, without the letter of a variant
 * @param title its Chinese name
 * @param variants numbers with a letter that have the same table
 * @param input nodes of {@code input}, in their order
 * @param output nodes of {@code output}, in their order; empty if it has none
 */
public record FieldTable(
        String number, String title, List<String> variants, List<TableNode> input, List<TableNode> output) {

    /** Copies its lists. */
    public FieldTable {
        variants = List.copyOf(variants);
        input = List.copyOf(input);
        output = List.copyOf(output);
    }

    /**
     * A node of the input.
     *
     * @throws IllegalArgumentException if there is none, which is a fault of the program
     */
    public TableNode input(String name) {
        return node(input, name);
    }

    /**
     * A node of the output.
     *
     * @throws IllegalArgumentException if there is none, which is a fault of the program
     */
    public TableNode output(String name) {
        return node(output, name);
    }

    private TableNode node(List<TableNode> nodes, String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("transaction " + number + " has no node " + name));
    }
}
