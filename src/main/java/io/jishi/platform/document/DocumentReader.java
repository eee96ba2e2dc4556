package io.jishi.platform.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole document strictly: UTF-8 only, no name twice, nothing after the end, bounded depth, string and number
 * lengths, and no NUL or lone surrogate, which neither PostgreSQL nor UTF-8 can hold.
 */
public final class DocumentReader {

    private static final int DEPTH_MAXIMUM = 32;
    private static final int NUMBER_MAXIMUM = 32;
    private static final int STRING_MAXIMUM = 4096;

    private static final JsonFactory JSON = factory(STRING_MAXIMUM);
    private static final JsonFactory LONG_TEXTS = factory(Integer.MAX_VALUE);

    /** A value takes many times the memory of its text. */
    private static final int VALUES_MAXIMUM = 500_000;

    private static final int SMALLEST_NUMBER = -128;

    /** Files are sent as lists of small numbers; one object stands for each of them, so that they are not counted. */
    private static final List<Node> SMALL_NUMBERS = IntStream.range(SMALLEST_NUMBER, 1000)
            .<Node>mapToObj(i -> new Node.Digits(Integer.toString(i)))
            .toList();

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private DocumentReader() {}

    /**
     * Reads JSON.
     *
     * @throws MalformedDocument with the line and column, never the content
     */
    public static Node readJson(byte[] bytes) throws MalformedDocument {
        return read(JSON, bytes);
    }

    /**
     * Reads JSON whose strings may be as long as the document, which its reader has bounded.
     *
     * @throws MalformedDocument with the line and column, never the content
     */
    public static Node readJsonWithLongTexts(byte[] bytes) throws MalformedDocument {
        return read(LONG_TEXTS, bytes);
    }

    /**
     * Reads YAML.
     *
     * @throws MalformedDocument with the line and column, never the content
     */
    public static Node readYaml(byte[] bytes) throws MalformedDocument {
        return read(YAML, bytes);
    }

    private static JsonFactory factory(int stringMaximum) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAXIMUM)
                        .maxNumberLength(NUMBER_MAXIMUM)
                        .maxStringLength(stringMaximum)
                        .maxNameLength(STRING_MAXIMUM)
                        .build())
                .build();
    }

    private static Node read(JsonFactory factory, byte[] bytes) throws MalformedDocument {
        try (JsonParser parser = factory.createParser(decode(bytes))) {
            if (parser.nextToken() == null) {
                throw new MalformedDocument("the document is empty");
            }
            Node node = value(parser, 0, new Values());
            if (parser.nextToken() != null) {
                throw new MalformedDocument("something follows the end of the document" + place(parser));
            }
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            String place =
                    location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
            throw new MalformedDocument("the document is not well-formed" + place);
        } catch (IOException e) {
            throw new MalformedDocument("the document cannot be read");
        }
    }

    /** Decodes by hand, since the parser would guess UTF-16 and let broken sequences pass. */
    private static String decode(byte[] bytes) throws MalformedDocument {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedDocument("the document is not UTF-8");
        }
    }

    /** Counts the values of a document. */
    private static final class Values {

        private int count;

        private void add(JsonParser parser) throws MalformedDocument {
            count++;
            if (count > VALUES_MAXIMUM) {
                throw new MalformedDocument("the document has too many values" + place(parser));
            }
        }
    }

    private static Node value(JsonParser parser, int depth, Values values) throws IOException, MalformedDocument {
        if (depth > DEPTH_MAXIMUM) {
            throw new MalformedDocument("the document is nested too deeply" + place(parser));
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new MalformedDocument("aliases are not supported" + place(parser));
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(parser, depth, values);
            case START_ARRAY -> items(parser, depth, values);
            case VALUE_STRING -> text(parser, values);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> digits(parser, values);
            case VALUE_TRUE -> new Node.Truth(true);
            case VALUE_FALSE -> new Node.Truth(false);
            case VALUE_NULL -> new Node.Nothing();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new MalformedDocument("the document is not well-formed" + place(parser));
        };
    }

    private static Node digits(JsonParser parser, Values values) throws IOException, MalformedDocument {
        String text = parser.getText();
        if (text.length() <= 4) {
            Node small = small(text);
            if (small != null) {
                return small;
            }
        }
        values.add(parser);
        return new Node.Digits(text);
    }

    private static Node text(JsonParser parser, Values values) throws IOException, MalformedDocument {
        values.add(parser);
        return new Node.Text(storable(parser.getText(), parser));
    }

    /** Null if it is none of them as they are written. */
    private static @Nullable Node small(String text) {
        try {
            int number = Integer.parseInt(text);
            boolean known = number >= SMALLEST_NUMBER && number - SMALLEST_NUMBER < SMALL_NUMBERS.size();
            return known && Integer.toString(number).equals(text) ? SMALL_NUMBERS.get(number - SMALLEST_NUMBER) : null;
        } catch (NumberFormatException fraction) {
            return null;
        }
    }

    private static Node members(JsonParser parser, int depth, Values values) throws IOException, MalformedDocument {
        values.add(parser);
        Map<String, Node> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = storable(parser.currentName(), parser);
            parser.nextToken();
            values.add(parser);
            members.put(name, value(parser, depth + 1, values));
        }
        return new Node.Members(members);
    }

    private static Node items(JsonParser parser, int depth, Values values) throws IOException, MalformedDocument {
        values.add(parser);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, depth + 1, values));
        }
        return new Node.Items(items);
    }

    private static String storable(String text, JsonParser parser) throws MalformedDocument {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new MalformedDocument("a string contains NUL" + place(parser));
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new MalformedDocument("a string contains a lone surrogate" + place(parser));
                }
                i++;
            }
        }
        return text;
    }

    private static String place(JsonParser parser) {
        JsonLocation location = parser.currentLocation();
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
