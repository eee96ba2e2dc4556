package io.jishi.coverage.model;

import io.jishi.shared.code.AssistanceCategory;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's cover, as of an epoch of the person's row. A person who is not registered has an epoch
 * below zero and nothing else: absence is an answer that can be cached and compared like any other.
 *
 * @param epoch of the person's row when this was read; {@link #ABSENT} if there was none
 * @param county county of the insured; empty if absent
 * @param birthDate date of birth; null if absent
 * @param spells of cover
 * @param assistance spells in assistance categories
 */
public record Coverage(
        long epoch,
        String county,
        @Nullable LocalDate birthDate,
        List<CoverageSpell> spells,
        List<AssistanceSpell> assistance) {

    /** The epoch of a person who is not registered. */
    public static final long ABSENT = -1;

    /** Nobody. */
    public static final Coverage NOBODY = new Coverage(ABSENT, "", null, List.of(), List.of());

    /** Copies its lists. */
    public Coverage {
        spells = List.copyOf(spells);
        assistance = List.copyOf(assistance);
    }

    /** Whether the person is registered. */
    public boolean isRegistered() {
        return epoch != ABSENT;
    }

    /** The categories of the person's identities on the day. */
    public Set<AssistanceCategory> categoriesOn(LocalDate day) {
        return categoriesOn(day, AssistanceBasis.IDENTITY);
    }

    /** The categories of the grants that hold on the day. */
    public Set<AssistanceCategory> grantsOn(LocalDate day) {
        return categoriesOn(day, AssistanceBasis.GRANT);
    }

    private Set<AssistanceCategory> categoriesOn(LocalDate day, AssistanceBasis basis) {
        Set<AssistanceCategory> categories = EnumSet.noneOf(AssistanceCategory.class);
        assistance.stream()
                .filter(spell -> spell.basis() == basis && spell.valid().contains(day))
                .forEach(spell -> categories.add(spell.category()));
        return categories;
    }
}
