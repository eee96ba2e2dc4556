package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator has to be told about the gateway that it plays against, read from a JSON file:
 *
 * <pre>
 * {"persons": [{"certno": "…", "region": "…"}],
 *  "items": [{"code": "…", "price": "12.50", "level": "01", "selfPay": "0", "limit": "10.00"}],
 *  "stranger": "an ID number that nobody has",
 *  "referral": {"code": "…", "name": "…", "region": "…"},
 *  "disease": {"code": "…", "name": "…"}}
 * </pre>
 *
 * @param persons insured people with ordinary cover in the month, in the region's resident or employee scheme
 * @param items what is charged; at least one of each of the levels 01, 02 and 03
 * @param stranger an ID number that nobody has
 * @param referral a hospital that referrals may name
 * @param disease a disease that may be filed
 */
record Sandbox(List<Person> persons, List<Item> items, String stranger, Named referral, Named disease) {

    Sandbox {
        persons = List.copyOf(persons);
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("the file has no items");
        }
    }

    /** Somebody insured, by ID number, with the region that the number is looked up in. */
    record Person(String certno, String region) {}

    /**
     * Something that is charged.
     *
     * @param level 01 in full, 02 after a part of one's own, 03 not covered
     * @param selfPay that part, 0 to 1
     * @param limit price limit in yuan; null if there is none
     */
    record Item(
            String code,
            BigDecimal price,
            String level,
            BigDecimal selfPay,
            @Nullable BigDecimal limit) {

        /** The same for care that takes no part of it first. */
        Item withoutSelfPay() {
            return new Item(code, price, level, BigDecimal.ZERO, limit);
        }
    }

    /** Something with a code and a name; the region is empty where none applies. */
    record Named(String code, String name, String region) {}

    /** Reads the file. */
    static Sandbox read(Path file) throws IOException {
        return of(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Reads the text of a file. */
    static Sandbox of(String text) {
        JsonNode json = Json.read(text);
        if (!json.isObject()) {
            throw new IllegalArgumentException("the file of the sandbox is not a JSON object");
        }
        List<Person> persons = new ArrayList<>();
        json.path("persons")
                .forEach(node -> persons.add(new Person(required(node, "certno"), required(node, "region"))));
        List<Item> items = new ArrayList<>();
        json.path("items").forEach(node -> items.add(item(node)));
        return new Sandbox(
                persons, items, required(json, "stranger"), named(json.path("referral")), named(json.path("disease")));
    }

    private static Item item(JsonNode node) {
        String limit = node.path("limit").asText();
        return new Item(
                required(node, "code"),
                new BigDecimal(required(node, "price")),
                required(node, "level"),
                new BigDecimal(node.path("selfPay").asText("0")),
                limit.isEmpty() ? null : new BigDecimal(limit));
    }

    private static Named named(JsonNode node) {
        return new Named(
                required(node, "code"),
                required(node, "name"),
                node.path("region").asText());
    }

    private static String required(JsonNode node, String field) {
        String value = node.path(field).asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the file of the sandbox lacks " + field);
        }
        return value;
    }
}
