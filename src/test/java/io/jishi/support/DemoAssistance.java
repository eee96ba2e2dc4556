package io.jishi.support;

import static io.jishi.shared.code.AssistanceCategory.DISABLED_NO_LABOUR;
import static io.jishi.shared.code.AssistanceCategory.EXTREME_POVERTY_RURAL;
import static io.jishi.shared.code.AssistanceCategory.EXTREME_POVERTY_URBAN;
import static io.jishi.shared.code.AssistanceCategory.IMPOVERISHED_BY_ILLNESS;
import static io.jishi.shared.code.AssistanceCategory.LIFTED_FROM_POVERTY;
import static io.jishi.shared.code.AssistanceCategory.LOW_INCOME_ELDERLY;
import static io.jishi.shared.code.AssistanceCategory.LOW_INCOME_MINOR;
import static io.jishi.shared.code.AssistanceCategory.NEAR_SUBSISTENCE_ALLOWANCE;
import static io.jishi.shared.code.AssistanceCategory.ORPHAN;
import static io.jishi.shared.code.AssistanceCategory.POVERTY_MONITORED;
import static io.jishi.shared.code.AssistanceCategory.REGISTERED_POOR;
import static io.jishi.shared.code.AssistanceCategory.RELAPSED_INTO_POVERTY;
import static io.jishi.shared.code.AssistanceCategory.SEVERE_DISABILITY;
import static io.jishi.shared.code.AssistanceCategory.SUBSISTENCE_ALLOWANCE;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.time.DateRange;
import io.jishi.support.InsuredPerson.Assistance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assistance spells of the demo's people. A category is drawn by age, the more frequent ones being listed more often,
 * and brings the spells that such a person really has: a registered poor household was lifted from poverty, most of
 * them at the end of 2020; an orphan is one until the eighteenth birthday.
 */
final class DemoAssistance {
    private static final int SHARE_PER_THOUSAND = 120;
    private static final int ALSO_DISABLED_PER_THOUSAND = 80;
    private static final int AGE_OF_MAJORITY = 18;
    private static final int OLD_AGE = 60;

    private static final LocalDate REGISTERED_FROM = LocalDate.of(2016, 1, 1);
    private static final LocalDate LIFTED_ON = LocalDate.of(2021, 1, 1);
    private static final LocalDate LIFTED_EARLY_ON = LocalDate.of(2019, 1, 1);
    private static final LocalDate LISTED_FROM = LocalDate.of(2017, 1, 1);
    private static final LocalDate TILT_FROM = LocalDate.of(2019, 10, 1);

    private static final List<AssistanceCategory> INFANT = List.of(SUBSISTENCE_ALLOWANCE, LOW_INCOME_MINOR, ORPHAN);
    private static final List<AssistanceCategory> MINOR = List.of(
            REGISTERED_POOR,
            REGISTERED_POOR,
            REGISTERED_POOR,
            SUBSISTENCE_ALLOWANCE,
            SUBSISTENCE_ALLOWANCE,
            LOW_INCOME_MINOR,
            LOW_INCOME_MINOR,
            ORPHAN,
            ORPHAN,
            SEVERE_DISABILITY);
    private static final List<AssistanceCategory> ADULT = List.of(
            REGISTERED_POOR,
            REGISTERED_POOR,
            REGISTERED_POOR,
            REGISTERED_POOR,
            REGISTERED_POOR,
            REGISTERED_POOR,
            LIFTED_FROM_POVERTY,
            LIFTED_FROM_POVERTY,
            SUBSISTENCE_ALLOWANCE,
            SUBSISTENCE_ALLOWANCE,
            SUBSISTENCE_ALLOWANCE,
            NEAR_SUBSISTENCE_ALLOWANCE,
            EXTREME_POVERTY_RURAL,
            EXTREME_POVERTY_URBAN,
            RELAPSED_INTO_POVERTY,
            POVERTY_MONITORED,
            IMPOVERISHED_BY_ILLNESS,
            SEVERE_DISABILITY,
            DISABLED_NO_LABOUR);
    private static final List<AssistanceCategory> ELDERLY = List.of(
            REGISTERED_POOR,
            REGISTERED_POOR,
            REGISTERED_POOR,
            LIFTED_FROM_POVERTY,
            SUBSISTENCE_ALLOWANCE,
            SUBSISTENCE_ALLOWANCE,
            EXTREME_POVERTY_RURAL,
            EXTREME_POVERTY_URBAN,
            NEAR_SUBSISTENCE_ALLOWANCE,
            LOW_INCOME_ELDERLY,
            LOW_INCOME_ELDERLY,
            LOW_INCOME_ELDERLY);

    private DemoAssistance() {}

    /** Registered as poor from 2016 until the end of 2020, and nothing after it. */
    static List<Assistance> registeredPoor() {
        return List.of(new Assistance(REGISTERED_POOR, new DateRange(REGISTERED_FROM, LIFTED_ON)));
    }

    /** The spells of somebody who was born on this day; none for most people. */
    static List<Assistance> drawn(LocalDate birthDate, Draw draw) {
        if (!draw.happens(SHARE_PER_THOUSAND)) {
            return List.of();
        }
        AssistanceCategory category = draw.oneOf(categoriesOfAge(birthDate));
        List<Assistance> spells = new ArrayList<>(spells(category, birthDate, draw));
        if (category != SEVERE_DISABILITY && draw.happens(ALSO_DISABLED_PER_THOUSAND)) {
            spells.add(spell(SEVERE_DISABILITY, birthDate, LISTED_FROM, null));
        }
        return spells;
    }

    private static List<AssistanceCategory> categoriesOfAge(LocalDate birthDate) {
        if (birthDate.getYear() < 1960) {
            return ELDERLY;
        }
        if (birthDate.getYear() < 2002) {
            return ADULT;
        }
        return birthDate.isBefore(LIFTED_EARLY_ON) ? MINOR : INFANT;
    }

    private static List<Assistance> spells(AssistanceCategory category, LocalDate birthDate, Draw draw) {
        return switch (category) {
            case REGISTERED_POOR -> lifted(birthDate, draw.happens(250) ? LIFTED_EARLY_ON : LIFTED_ON);
            case RELAPSED_INTO_POVERTY -> relapsed(birthDate, draw);
            case LIFTED_FROM_POVERTY, EXTREME_POVERTY_RURAL, EXTREME_POVERTY_URBAN, SEVERE_DISABILITY ->
                List.of(spell(category, birthDate, LISTED_FROM, null));
            case SUBSISTENCE_ALLOWANCE, NEAR_SUBSISTENCE_ALLOWANCE -> List.of(reviewed(category, birthDate, draw));
            case POVERTY_MONITORED, IMPOVERISHED_BY_ILLNESS -> List.of(oneYear(category, birthDate, draw));
            case DISABLED_NO_LABOUR -> List.of(spell(category, birthDate, TILT_FROM, null));
            case LOW_INCOME_ELDERLY ->
                List.of(spell(category, birthDate, later(TILT_FROM, birthDate.plusYears(OLD_AGE)), null));
            case LOW_INCOME_MINOR ->
                List.of(spell(category, birthDate, TILT_FROM, birthDate.plusYears(AGE_OF_MAJORITY)));
            case ORPHAN -> List.of(spell(category, birthDate, LISTED_FROM, birthDate.plusYears(AGE_OF_MAJORITY)));
        };
    }

    /** Registered as poor until the day, lifted from poverty since. */
    private static List<Assistance> lifted(LocalDate birthDate, LocalDate day) {
        return List.of(
                spell(REGISTERED_POOR, birthDate, REGISTERED_FROM, day),
                spell(LIFTED_FROM_POVERTY, birthDate, day, null));
    }

    /** Lifted from poverty, then back in it. */
    private static List<Assistance> relapsed(LocalDate birthDate, Draw draw) {
        LocalDate relapsedOn = draw.firstOfMonth(LIFTED_ON, 18);
        return List.of(
                spell(REGISTERED_POOR, birthDate, REGISTERED_FROM, LIFTED_EARLY_ON),
                spell(LIFTED_FROM_POVERTY, birthDate, LIFTED_EARLY_ON, relapsedOn),
                spell(RELAPSED_INTO_POVERTY, birthDate, relapsedOn, null));
    }

    /** An allowance that is reviewed: for half of the people it ended after some years. */
    private static Assistance reviewed(AssistanceCategory category, LocalDate birthDate, Draw draw) {
        LocalDate from = later(birthDate, draw.firstOfMonth(LISTED_FROM, 48));
        LocalDate until = draw.happens(500) ? from.plusYears(draw.between(1, 5)) : null;
        return spell(category, birthDate, from, until);
    }

    private static Assistance oneYear(AssistanceCategory category, LocalDate birthDate, Draw draw) {
        LocalDate from = draw.firstOfMonth(LIFTED_ON, 18);
        return spell(category, birthDate, from, from.plusYears(1));
    }

    /** A spell that does not begin before the person was born. */
    private static Assistance spell(
            AssistanceCategory category, LocalDate birthDate, LocalDate from, @Nullable LocalDate until) {
        return new Assistance(category, new DateRange(later(from, birthDate), until));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
