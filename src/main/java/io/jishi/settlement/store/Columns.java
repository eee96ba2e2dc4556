package io.jishi.settlement.store;

import io.jishi.shared.money.Fen;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into the array parameters of {@code unnest}: one array a column, one statement for a whole batch. */
final class Columns<T> {

    private final List<T> rows;
    private final Tuple parameters;

    /** Adds to the parameters of a statement. */
    Columns(List<T> rows, Tuple parameters) {
        this.rows = rows;
        this.parameters = parameters;
    }

    Columns<T> text(Function<T, @Nullable String> column) {
        parameters.addArrayOfString(each(String[]::new, column));
        return this;
    }

    Columns<T> code(Function<T, @Nullable Enum<?>> column) {
        parameters.addArrayOfString(each(String[]::new, row -> {
            Enum<?> code = column.apply(row);
            return code == null ? null : code.name();
        }));
        return this;
    }

    Columns<T> number(ToLongFunction<T> column) {
        parameters.addArrayOfLong(each(Long[]::new, column::applyAsLong));
        return this;
    }

    Columns<T> integer(ToIntFunction<T> column) {
        parameters.addArrayOfInteger(each(Integer[]::new, column::applyAsInt));
        return this;
    }

    Columns<T> optionalInteger(Function<T, @Nullable Integer> column) {
        parameters.addArrayOfInteger(each(Integer[]::new, column));
        return this;
    }

    Columns<T> money(Function<T, Fen> column) {
        parameters.addArrayOfLong(each(Long[]::new, row -> column.apply(row).value()));
        return this;
    }

    Columns<T> truth(Function<T, Boolean> column) {
        parameters.addArrayOfBoolean(each(Boolean[]::new, column));
        return this;
    }

    Columns<T> date(Function<T, @Nullable LocalDate> column) {
        parameters.addArrayOfLocalDate(each(LocalDate[]::new, column));
        return this;
    }

    Columns<T> instant(Function<T, Instant> column) {
        return optionalInstant(column::apply);
    }

    Columns<T> optionalInstant(Function<T, @Nullable Instant> column) {
        parameters.addArrayOfOffsetDateTime(each(OffsetDateTime[]::new, row -> {
            Instant value = column.apply(row);
            return value == null ? null : value.atOffset(ZoneOffset.UTC);
        }));
        return this;
    }

    Columns<T> optionalNumber(Function<T, @Nullable Long> column) {
        parameters.addArrayOfLong(each(Long[]::new, column));
        return this;
    }

    Columns<T> localTime(Function<T, @Nullable LocalDateTime> column) {
        parameters.addArrayOfLocalDateTime(each(LocalDateTime[]::new, column));
        return this;
    }

    Columns<T> bytes(Function<T, byte[]> column) {
        parameters.addArrayOfBuffer(each(Buffer[]::new, row -> Buffer.buffer(column.apply(row))));
        return this;
    }

    Columns<T> hex(Function<T, @Nullable String> column) {
        parameters.addArrayOfBuffer(each(Buffer[]::new, row -> {
            String value = column.apply(row);
            return value == null ? null : Buffer.buffer(HexFormat.of().parseHex(value));
        }));
        return this;
    }

    private <V> V[] each(IntFunction<V[]> array, Function<T, ? extends @Nullable V> column) {
        V[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }
}
