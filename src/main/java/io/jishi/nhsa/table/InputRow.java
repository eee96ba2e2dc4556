package io.jishi.nhsa.table;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One checked row of a node. A method for a required value is for fields that the table requires, or refuses the
 * message for want of the field; asking for a field that the table does not have, or as another type, is a fault of the
 * program and throws {@link IllegalArgumentException}.
 */
public final class InputRow {

    private final TableNode node;
    private final String place;
    private final @Nullable Object[] values;
    private final BitSet reads;

    InputRow(TableNode node, String place, @Nullable Object[] values, BitSet reads) {
        this.node = node;
        this.place = place;
        this.values = values;
        this.reads = reads;
    }

    /** Where the row stands, in Chinese: the node, and its place from 1 in a list. */
    public String place() {
        return place;
    }

    /** Where a field of the row stands, in Chinese, for a refusal. */
    public String place(String field) {
        return place + " 字段 " + node.fields().get(node.place(field)).described();
    }

    /** A refusal that names a field of this row. */
    public InterfaceRefusal refusal(InterfaceError error, String field) {
        return InterfaceRefusal.of(error, place(field));
    }

    /** Whether the field has a value. */
    public boolean has(String field) {
        return value(field) != null;
    }

    /** A text. */
    public String text(String field) {
        return required(field, optionalText(field));
    }

    /** A text; null if it is absent. */
    public @Nullable String optionalText(String field) {
        return typed(field, String.class, FieldType.Kind.TEXT, -1);
    }

    /** A text; empty if it is absent. */
    public String textOrEmpty(String field) {
        String text = optionalText(field);
        return text == null ? "" : text;
    }

    /** An amount; it may be negative. */
    public Fen money(String field) {
        return required(field, optionalMoney(field));
    }

    /** An amount; null if it is absent. */
    public @Nullable Fen optionalMoney(String field) {
        Long fen = scaled(field, 2);
        if (fen == null) {
            return null;
        }
        if (Math.abs(fen) > Fen.MAXIMUM.value()) {
            throw refusal(InterfaceError.FIELD_TOO_LONG, field);
        }
        return Fen.of(fen);
    }

    /** A price in millionths of a yuan. */
    public long price(String field) {
        return required(field, scaled(field, 6));
    }

    /** A quantity in ten-thousandths. */
    public long quantity(String field) {
        return required(field, scaled(field, 4));
    }

    /** A whole number. */
    public long whole(String field) {
        return required(field, optionalWhole(field));
    }

    /** A whole number; null if it is absent. */
    public @Nullable Long optionalWhole(String field) {
        return scaled(field, 0);
    }

    /** A day. */
    public LocalDate date(String field) {
        return required(field, optionalDate(field));
    }

    /** A day; null if it is absent. */
    public @Nullable LocalDate optionalDate(String field) {
        return typed(field, LocalDate.class, FieldType.Kind.DATE, 0);
    }

    /** A time in China. */
    public LocalDateTime time(String field) {
        return required(field, optionalTime(field));
    }

    /** A time in China; null if it is absent. */
    public @Nullable LocalDateTime optionalTime(String field) {
        return typed(field, LocalDateTime.class, FieldType.Kind.TIME, 0);
    }

    /** Whether a 0/1 flag is set; an absent one is not. */
    public boolean flag(String field) {
        return "1".equals(optionalText(field));
    }

    /** The fields that the table marks as stored and that have a value, in the order of the table. */
    public Map<String, String> stored() {
        Map<String, String> stored = new LinkedHashMap<>();
        for (Field field : node.fields()) {
            Object value = field.use() == Field.Use.STORED ? value(field.name()) : null;
            if (value != null) {
                stored.put(field.name(), value.toString());
            }
        }
        return stored;
    }

    /** The bytes of a file. */
    public byte[] bytes(String field) {
        byte[] bytes = typed(field, byte[].class, FieldType.Kind.BYTES, 0);
        return Arrays.copyOf(required(field, bytes), bytes == null ? 0 : bytes.length);
    }

    private @Nullable Long scaled(String field, int decimals) {
        return typed(field, Long.class, FieldType.Kind.NUMBER, decimals);
    }

    private <T> @Nullable T typed(String field, Class<T> type, FieldType.Kind kind, int decimals) {
        FieldType declared = node.fields().get(node.place(field)).type();
        if (declared.kind() != kind || (kind == FieldType.Kind.NUMBER && declared.decimals() != decimals)) {
            throw new IllegalArgumentException("field " + field + " is read as another type than its own");
        }
        return type.cast(value(field));
    }

    private @Nullable Object value(String field) {
        int at = node.place(field);
        reads.set(at);
        return values[at];
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw refusal(InterfaceError.FIELD_MISSING, field);
        }
        return value;
    }
}
