package io.jishi.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jishi.policy.source.PackageFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A policy.yaml as a general library reads it: no class of the gateway has a hand in it. */
public final class PolicyYaml {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode document;

    private PolicyYaml(JsonNode document) {
        this.document = document;
    }

    /** The policy of these files. */
    public static PolicyYaml of(PackageFiles files) {
        try {
            return new PolicyYaml(YAML.readTree(files.policy()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no YAML", e);
        }
    }

    /** The member {@code package}. */
    public JsonNode head() {
        return document.get("package");
    }

    /** The title of a document, with its number where it has one. */
    public String titleOf(String key) {
        JsonNode named = document.get("documents").get(key);
        String title = named.get("title").asText();
        return named.has("number") ? title + " (" + named.get("number").asText() + ")" : title;
    }

    /** The unit of a parameter. */
    public String unitOf(String parameter) {
        return document.get("parameters").get(parameter).get("unit").asText();
    }

    /** The block of each parameter on a day, with its first day; repeals included. */
    public Map<String, Map.Entry<LocalDate, JsonNode>> blocksOn(LocalDate day) {
        Map<String, Map.Entry<LocalDate, JsonNode>> blocks = new TreeMap<>();
        document.get("parameters")
                .fields()
                .forEachRemaining(parameter ->
                        blockOn(parameter.getValue(), day).ifPresent(block -> blocks.put(parameter.getKey(), block)));
        return blocks;
    }

    private static Optional<Map.Entry<LocalDate, JsonNode>> blockOn(JsonNode parameter, LocalDate day) {
        TreeMap<LocalDate, JsonNode> byDate = new TreeMap<>();
        parameter
                .get("values")
                .fields()
                .forEachRemaining(each -> byDate.put(LocalDate.parse(each.getKey()), each.getValue()));
        return Optional.ofNullable(byDate.floorEntry(day));
    }

    /** What differs between a value of the file and an answer; {@code source} is answered as {@code citation}. */
    public List<String> differences(String path, JsonNode written, JsonNode answered) {
        List<String> found = new ArrayList<>();
        compare(path, written, answered, found);
        return found;
    }

    private void compare(String path, JsonNode written, JsonNode answered, List<String> found) {
        boolean same;
        if (written instanceof ObjectNode object && answered instanceof ObjectNode other) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(name -> names.add(name.equals("source") ? "citation" : name));
            List<String> others = new ArrayList<>();
            other.fieldNames().forEachRemaining(others::add);
            same = names.size() == others.size() && names.containsAll(others);
            for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); same && members.hasNext(); ) {
                Map.Entry<String, JsonNode> member = members.next();
                if (member.getKey().equals("source")) {
                    citation(path, member.getValue(), other.get("citation"), found);
                } else {
                    compare(path + "." + member.getKey(), member.getValue(), other.get(member.getKey()), found);
                }
            }
        } else if (written instanceof ArrayNode list && answered instanceof ArrayNode other) {
            same = list.size() == other.size();
            for (int i = 0; same && i < list.size(); i++) {
                compare(path + "[" + i + "]", list.get(i), other.get(i), found);
            }
        } else if (written.isNumber() && answered.isNumber()) {
            same = written.decimalValue().compareTo(answered.decimalValue()) == 0;
        } else {
            same = written.equals(answered);
        }
        if (!same) {
            found.add(path + ": " + written + " is answered as " + answered);
        }
    }

    /** Whether a citation of an answer is the source of the file. */
    public void citation(String path, JsonNode source, JsonNode answered, List<String> found) {
        boolean same = titleOf(source.get("document").asText())
                        .equals(answered.path("document").asText())
                && source.get("article")
                        .asText()
                        .equals(answered.path("article").asText())
                && source.get("provenance")
                        .asText()
                        .equals(answered.path("provenance").asText())
                && source.path("note").asText().equals(answered.path("note").asText());
        if (!same) {
            found.add(path + ": " + source + " is answered as " + answered);
        }
    }
}
