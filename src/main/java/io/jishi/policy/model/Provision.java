package io.jishi.policy.model;

import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One dated block of one parameter, as it stands in the package: what may be read and compared. Amounts come from the
 * compiled versions, which are read from the same block.
 *
 * @param parameter name of the parameter
 * @param unit its unit
 * @param description what the package says about the parameter; null if nothing
 * @param inForce from its first day until the next block of the parameter, or the end of the package
 * @param basis document, article, provenance
 * @param content what it says; null if it repeals what held before
 */
public record Provision(
        String parameter,
        String unit,
        @Nullable String description,
        DateRange inForce,
        Basis basis,
        Content.@Nullable Group content) {

    /** Refuses a missing part. */
    public Provision {
        Objects.requireNonNull(parameter, "parameter");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(inForce, "inForce");
        Objects.requireNonNull(basis, "basis");
    }

    /** Whether it is the block of its parameter on this day. */
    public boolean isIn(LocalDate day) {
        return inForce.contains(day);
    }

    /** Whether it ends what held before and says nothing in its place. */
    public boolean isRepeal() {
        return content == null;
    }

    /** What its values rest on: a table has a basis for each of its rows, everything else has one. */
    public Stream<Basis> bases() {
        if (content != null && content.members().get("rows") instanceof Content.Items rows) {
            return rows.items().stream().map(row -> basisOf(row, basis));
        }
        return Stream.of(basis);
    }

    private static Basis basisOf(Content row, Basis around) {
        return row instanceof Content.Group group && group.basis() != null ? group.basis() : around;
    }
}
