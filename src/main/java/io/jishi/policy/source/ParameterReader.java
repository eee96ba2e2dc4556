package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.Node;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.Provision;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a package: each has a unit, and values keyed by the day from which they hold, each block with
 * its source. Remembers every block, so that the ones without a worked case can be named.
 */
final class ParameterReader {

    private final Fields parameters;
    private final Citations citations;
    private final LocalDate floor;
    private final LocalDate end;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Stated> stated = new ArrayList<>();

    /** One dated block of a parameter: {@code until} is null for the last one. */
    record Block(String parameter, LocalDate from, @Nullable LocalDate until, String path) {}

    /** One dated block as it stands in the file, a repeal included; it begins where a version of the parameter does. */
    private record Stated(
            String parameter,
            String unit,
            @Nullable String description,
            LocalDate from,
            @Nullable LocalDate until,
            Node block,
            String path) {}

    /** Reads one block; the citation is the block's own. */
    interface BlockReader<T> {
        @Nullable
        T read(Fields block, Citation citation);
    }

    ParameterReader(Fields parameters, Citations citations, LocalDate floor, LocalDate end) {
        this.parameters = parameters;
        this.citations = citations;
        this.floor = floor;
        this.end = end;
    }

    Citations citations() {
        return citations;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Every block for people to read; only for a package without faults. */
    List<Provision> provisions(Transcript transcript) {
        List<Provision> provisions = new ArrayList<>();
        for (Stated next : stated) {
            LocalDate until = next.until() == null ? end : next.until();
            provisions.add(new Provision(
                    next.parameter(),
                    next.unit(),
                    next.description(),
                    new DateRange(next.from(), until),
                    Objects.requireNonNull(citations.at(next.path()), "every block has a source"),
                    transcript.block(next.block(), next.path())));
        }
        return provisions;
    }

    /** A parameter whose blocks are single values under {@code value}. */
    <T> Timeline<Cited<T>> single(String name, String unit, Function<Fields, T> value) {
        return read(name, unit, (block, citation) -> new Cited<>(value.apply(block), citation));
    }

    /** A parameter that may be absent, each block of which needs a worked case. */
    <T> Timeline<T> read(String name, String unit, BlockReader<T> reader) {
        Timeline<T> timeline = figure(name, unit, reader);
        parameters.optionalObject(name).ifPresent(found -> remember(name, found.object("values"), timeline));
        return timeline;
    }

    /** A parameter that may be absent and computes no bill. */
    <T> Timeline<T> figure(String name, String unit, BlockReader<T> reader) {
        Timeline<T> timeline = new Timeline<>();
        Optional<Fields> found = parameters.optionalObject(name);
        if (found.isEmpty()) {
            return timeline;
        }
        Fields parameter = found.get();
        String given = parameter.text("unit", 60);
        if (!given.isEmpty() && !given.equals(unit)) {
            parameter.fault("unit", FieldFault.UNKNOWN_CODE, "this parameter is given in " + unit);
        }
        String description = parameter.optionalText("description", 1000);
        Fields values = parameter.object("values");
        parameter.refuseUnknown();
        LocalDate last = null;
        for (String key : values.names()) {
            LocalDate from = Fields.parseDate(key).orElse(null);
            Fields block = values.object(key);
            if (from == null) {
                values.fault(key, FieldFault.NOT_A_DATE, "");
                continue;
            }
            if (from.isBefore(floor)) {
                values.fault(key, FieldFault.OUT_OF_RANGE, "the package begins on " + floor);
            }
            if (last != null && !from.isAfter(last)) {
                values.fault(key, FieldFault.OUT_OF_RANGE, "dates must rise");
            }
            last = from;
            if (!from.isBefore(end)) {
                values.fault(key, FieldFault.OUT_OF_RANGE, "the package ends before " + end);
            }
            timeline.put(from, readBlock(block, from, reader));
        }
        for (LocalDate from : timeline.dates()) {
            Node block = values.optional(from.toString());
            if (block != null) {
                String path = values.path(from.toString());
                stated.add(new Stated(name, unit, description, from, timeline.endOf(from), block, path));
            }
        }
        return timeline;
    }

    private <T> @Nullable T readBlock(Fields block, LocalDate from, BlockReader<T> reader) {
        Citation citation = citations.read(block, from);
        boolean repealed = block.truth("repealed", false);
        T value = repealed ? null : reader.read(block, citation);
        block.refuseUnknown();
        return value;
    }

    private <T> void remember(String name, Fields values, Timeline<T> timeline) {
        for (LocalDate from : timeline.dates()) {
            if (!timeline.isRepeal(from)) {
                blocks.add(new Block(name, from, timeline.endOf(from), values.path(from.toString())));
            }
        }
    }
}
