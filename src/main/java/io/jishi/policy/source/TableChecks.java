package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.Conditions;
import io.jishi.policy.model.CriticalIllnessTerms;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.RuleTable;
import io.jishi.policy.model.TotalRange;
import io.jishi.shared.money.Fen;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a table as a whole, said under the block that it stands in. */
final class TableChecks {

    private final Set<ProviderAttribute> providerNeeds;

    TableChecks(Set<ProviderAttribute> providerNeeds) {
        this.providerNeeds = providerNeeds;
    }

    /** A table whose first match wins: some row must accept every bill. */
    <T> @Nullable RuleTable<T> complete(Fields block, @Nullable RuleTable<T> table) {
        if (table != null) {
            String path = block.path();
            TableCompleteness.gapOf(table).ifPresent(gap -> block.faults().add(path, FieldFault.OUT_OF_RANGE, gap));
            for (int index : TableCompleteness.rowsNeverReached(table)) {
                block.fault(
                        "rows[" + index + "]",
                        FieldFault.CONTRADICTION,
                        "every bill that it accepts is taken by a row before it");
            }
        }
        return asking(block, table);
    }

    /** Critical illness insurance is for everybody, so one row has no category; all bands are measured alike. */
    @Nullable
    RuleTable<CriticalIllnessTerms> forEverybody(Fields block, @Nullable RuleTable<CriticalIllnessTerms> table) {
        if (table == null) {
            return null;
        }
        if (table.rows().stream().noneMatch(row -> row.when().isForEveryCategory())) {
            block.fault("rows", FieldFault.MISSING, "a row without a category, for everybody");
        } else {
            String path = block.path();
            TableCompleteness.gapOf(table).ifPresent(gap -> block.faults().add(path, FieldFault.OUT_OF_RANGE, gap));
        }
        if (table.rows().stream().map(row -> row.value().axis()).distinct().count() > 1) {
            block.fault("rows", FieldFault.CONTRADICTION, "all rows have bands on one axis");
        }
        return asking(block, table);
    }

    /** A visit is paid alike for everybody: a late identity could not be made good within the day. */
    <T> @Nullable RuleTable<T> blindToCategories(Fields block, @Nullable RuleTable<T> table) {
        if (table != null && table.rows().stream().anyMatch(row -> !row.when().isForEveryCategory())) {
            block.fault("rows", FieldFault.OUT_OF_RANGE, "the shape \"visit cap by category\" is not computed");
        }
        return table;
    }

    /**
     * A part of a yearly cap is one row, told by the provider and where it stands: a late identity or filing must not
     * move what is used of it. Null if there is none, which is a fault already.
     */
    @Nullable
    RuleRow<Fen> partOfProviders(Fields block, @Nullable RuleTable<Fen> table) {
        if (table == null) {
            return null;
        }
        if (table.rows().size() > 1) {
            block.fault(
                    "rows",
                    FieldFault.OUT_OF_RANGE,
                    "the shape \"several parts of a yearly cap\" is not computed: one accumulator holds what the part"
                            + " was paid");
        }
        RuleRow<Fen> part = table.rows().get(0);
        Conditions when = part.when();
        if (when.equals(Conditions.ANY)) {
            block.fault("rows[0].when", FieldFault.MISSING, "which providers the part is for");
        } else if (!when.referrals().isEmpty()
                || !when.isForEveryCategory()
                || !when.total().equals(TotalRange.ANY)) {
            block.fault(
                    "rows[0].when",
                    FieldFault.OUT_OF_RANGE,
                    "the shape \"part of a yearly cap by referral, category or total\" is not computed");
        }
        asking(block, table);
        return part;
    }

    /** What a row asks of the provider must be among what the package needs, or a missing value would pass it by. */
    <T> @Nullable RuleTable<T> asking(Fields block, @Nullable RuleTable<T> table) {
        need(
                block,
                table,
                ProviderAttribute.CHARGE_CLASS,
                when -> !when.chargeClasses().isEmpty());
        need(
                block,
                table,
                ProviderAttribute.ADMINISTRATION,
                when -> !when.administrations().isEmpty());
        need(block, table, ProviderAttribute.GRADE, when -> !when.grades().isEmpty());
        return table;
    }

    private <T> void need(
            Fields block, @Nullable RuleTable<T> table, ProviderAttribute attribute, Predicate<Conditions> asks) {
        boolean asked =
                table != null && table.rows().stream().map(RuleRow::when).anyMatch(asks);
        if (asked && !providerNeeds.contains(attribute)) {
            block.fault(
                    "rows",
                    FieldFault.CONTRADICTION,
                    "they ask for " + attribute.field() + ", which package.providerNeeds does not name");
        }
    }
}
