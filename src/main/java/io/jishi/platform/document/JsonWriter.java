package io.jishi.platform.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in a fixed order of members, so that the same answer is the same bytes. Money is a number in yuan with
 * two digits after the point.
 */
public final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final JsonGenerator generator;

    /** Writes what is written in a step; memory is the only target, so that an I/O error cannot happen. */
    private interface Step {
        void run() throws IOException;
    }

    /** An empty text. */
    public JsonWriter() {
        try {
            generator = FACTORY.createGenerator(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an object. */
    public JsonWriter object() {
        return then(generator::writeStartObject);
    }

    /** Opens an object as a member. */
    public JsonWriter object(String name) {
        return then(() -> generator.writeObjectFieldStart(name));
    }

    /** Closes an object. */
    public JsonWriter endObject() {
        return then(generator::writeEndObject);
    }

    /** Opens a list as a member. */
    public JsonWriter list(String name) {
        return then(() -> generator.writeArrayFieldStart(name));
    }

    /** Closes a list. */
    public JsonWriter endList() {
        return then(generator::writeEndArray);
    }

    /** A string in a list. */
    public JsonWriter item(String value) {
        return then(() -> generator.writeString(value));
    }

    /** Opens a list in a list. */
    public JsonWriter list() {
        return then(generator::writeStartArray);
    }

    /** A number in a list, written exactly so. */
    public JsonWriter itemNumber(String digits) {
        return then(() -> generator.writeNumber(digits));
    }

    /** A truth value in a list. */
    public JsonWriter itemTruth(boolean value) {
        return then(() -> generator.writeBoolean(value));
    }

    /** A string member; nothing at all if the value is null. */
    public JsonWriter text(String name, @Nullable String value) {
        return value == null ? this : then(() -> generator.writeStringField(name, value));
    }

    /** An amount. */
    public JsonWriter money(String name, Fen value) {
        return then(() -> {
            generator.writeFieldName(name);
            generator.writeNumber(value.toYuan());
        });
    }

    /** A rate. */
    public JsonWriter rate(String name, Rate value) {
        return then(() -> {
            generator.writeFieldName(name);
            generator.writeNumber(value.toDecimal());
        });
    }

    /** A number, written exactly so. */
    public JsonWriter number(String name, String digits) {
        return then(() -> {
            generator.writeFieldName(name);
            generator.writeNumber(digits);
        });
    }

    /** A whole number. */
    public JsonWriter number(String name, long value) {
        return then(() -> generator.writeNumberField(name, value));
    }

    /** A truth value. */
    public JsonWriter truth(String name, boolean value) {
        return then(() -> generator.writeBooleanField(name, value));
    }

    /** An explicit null. */
    public JsonWriter nothing(String name) {
        return then(() -> generator.writeNullField(name));
    }

    /** A member whose value has been written before. */
    public JsonWriter raw(String name, byte[] json) {
        return then(() -> {
            generator.writeFieldName(name);
            generator.writeRawValue(new String(json, StandardCharsets.UTF_8));
        });
    }

    /** What has been written, in UTF-8. */
    public byte[] toBytes() {
        then(generator::close);
        return bytes.toByteArray();
    }

    private JsonWriter then(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
