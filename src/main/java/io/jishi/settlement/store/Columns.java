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
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into the array parameters of {@code unnest}: one array a column, one statement for a whole batch. */
final class Columns<T> {

    private final List<T> rows;
    private final Tuple parameters = Tuple.tuple();

    Columns(List<T> rows) {
        this.rows = rows;
    }

    Columns<T> text(Function<T, @Nullable String> column) {
        parameters.addArrayOfString(rows.stream().map(column).toArray(String[]::new));
        return this;
    }

    Columns<T> code(Function<T, @Nullable Enum<?>> column) {
        return text(row -> {
            Enum<?> code = column.apply(row);
            return code == null ? null : code.name();
        });
    }

    Columns<T> number(ToLongFunction<T> column) {
        parameters.addArrayOfLong(rows.stream().map(column::applyAsLong).toArray(Long[]::new));
        return this;
    }

    Columns<T> integer(ToIntFunction<T> column) {
        parameters.addArrayOfInteger(rows.stream().map(column::applyAsInt).toArray(Integer[]::new));
        return this;
    }

    Columns<T> optionalInteger(Function<T, @Nullable Integer> column) {
        parameters.addArrayOfInteger(rows.stream().map(column).toArray(Integer[]::new));
        return this;
    }

    Columns<T> money(Function<T, Fen> column) {
        return number(row -> column.apply(row).value());
    }

    Columns<T> truth(Function<T, Boolean> column) {
        parameters.addArrayOfBoolean(rows.stream().map(column).toArray(Boolean[]::new));
        return this;
    }

    Columns<T> date(Function<T, @Nullable LocalDate> column) {
        parameters.addArrayOfLocalDate(rows.stream().map(column).toArray(LocalDate[]::new));
        return this;
    }

    Columns<T> instant(Function<T, Instant> column) {
        parameters.addArrayOfOffsetDateTime(rows.stream()
                .map(row -> column.apply(row).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
        return this;
    }

    Columns<T> optionalInstant(Function<T, @Nullable Instant> column) {
        parameters.addArrayOfOffsetDateTime(rows.stream()
                .map(row -> {
                    Instant value = column.apply(row);
                    return value == null ? null : value.atOffset(ZoneOffset.UTC);
                })
                .toArray(OffsetDateTime[]::new));
        return this;
    }

    Columns<T> optionalNumber(Function<T, @Nullable Long> column) {
        parameters.addArrayOfLong(rows.stream().map(column).toArray(Long[]::new));
        return this;
    }

    Columns<T> localTime(Function<T, @Nullable LocalDateTime> column) {
        parameters.addArrayOfLocalDateTime(rows.stream().map(column).toArray(LocalDateTime[]::new));
        return this;
    }

    Columns<T> bytes(Function<T, byte[]> column) {
        parameters.addArrayOfBuffer(
                rows.stream().map(row -> Buffer.buffer(column.apply(row))).toArray(Buffer[]::new));
        return this;
    }

    Columns<T> hex(Function<T, @Nullable String> column) {
        parameters.addArrayOfBuffer(rows.stream()
                .map(row -> {
                    String value = column.apply(row);
                    return value == null ? null : Buffer.buffer(HexFormat.of().parseHex(value));
                })
                .toArray(Buffer[]::new));
        return this;
    }

    Tuple tuple() {
        return parameters;
    }
}
