package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.Node;
import io.jishi.policy.model.Bands;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Conditions;
import io.jishi.policy.model.Location;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.RuleTable;
import io.jishi.policy.model.TotalRange;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a rule table, and rates in bands. */
final class RowReader {

    private static final List<String> LISTS =
            List.of("location", "chargeClass", "administration", "grade", "referral", "category");
    private static final int ROWS_MAXIMUM = 200;
    private static final int BANDS_MAXIMUM = 20;

    private final Citations citations;

    RowReader(Citations citations) {
        this.citations = citations;
    }

    /** The rows of a block; a row may name a source of its own. Null if there is none, which is a fault already. */
    <T> @Nullable RuleTable<T> table(Fields block, Citation citation, Function<Fields, T> value) {
        List<RuleRow<T>> rows = new ArrayList<>();
        for (Fields row : block.objects("rows", ROWS_MAXIMUM)) {
            Citation own = row.has("source") ? citations.read(row, citation.versionFrom()) : citation;
            Conditions when = conditions(row.optionalObject("when"));
            rows.add(new RuleRow<>(when, value.apply(row), own));
            row.refuseUnknown();
        }
        if (rows.isEmpty()) {
            block.fault("rows", FieldFault.MISSING, "a table has at least one row");
            return null;
        }
        return new RuleTable<>(rows);
    }

    private static Conditions conditions(Optional<Fields> when) {
        if (when.isEmpty()) {
            return Conditions.ANY;
        }
        Fields dimensions = when.get();
        Conditions conditions = new Conditions(
                dimensions.codes("location", Location.class, Enum::name),
                dimensions.codes("chargeClass", ChargeClass.class, Enum::name),
                dimensions.codes("administration", Administration.class, Enum::name),
                dimensions.codes("grade", Grade.class, Grade::code),
                dimensions.codes("referral", ReferralStatus.class, Enum::name),
                dimensions.codes("category", AssistanceCategory.class, Enum::name),
                totalRange(dimensions));
        for (String name : LISTS) {
            if (dimensions.optional(name) instanceof Node.Items list
                    && list.items().isEmpty()) {
                dimensions.fault(name, FieldFault.MISSING, "at least one value; leave the dimension out for all");
            }
        }
        dimensions.refuseUnknown();
        return conditions;
    }

    /** {@code notModelled: true}, in place of the terms of a row. */
    static boolean isNotModelled(Fields row) {
        return row.truth("notModelled", false);
    }

    /** {@code totalOver:} and {@code totalUpTo:}, either of which may be absent. */
    static TotalRange totalRange(Fields fields) {
        Fen over = fields.optionalMoney("totalOver");
        Fen upTo = fields.optionalMoney("totalUpTo");
        if (over != null && upTo != null && over.compareTo(upTo) >= 0) {
            fields.fault("totalUpTo", FieldFault.OUT_OF_RANGE, "it must be above totalOver");
            return TotalRange.ANY;
        }
        return new TotalRange(over, upTo);
    }

    /** Either {@code rate:} or {@code bands:}, a list of {@code over} and {@code rate}. */
    static Bands rateOrBands(Fields row) {
        if (!row.has("bands")) {
            return Bands.flat(row.rate("rate"));
        }
        List<Bands.Band> bands = new ArrayList<>();
        for (Fields band : row.objects("bands", BANDS_MAXIMUM)) {
            bands.add(new Bands.Band(band.money("over"), band.rate("rate")));
            band.refuseUnknown();
        }
        if (!rise(bands)) {
            row.fault("bands", FieldFault.OUT_OF_RANGE, "bands start at 0, rise and do not overlap");
            return Bands.flat(Rate.NONE);
        }
        return new Bands(bands);
    }

    private static boolean rise(List<Bands.Band> bands) {
        if (bands.isEmpty() || !bands.get(0).over().isZero()) {
            return false;
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).over().compareTo(bands.get(i - 1).over()) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** An amount, or the word {@code none}; it must be said which. */
    static @Nullable Fen capOrNone(Fields row) {
        if (row.optional("cap") instanceof Node.Text text && "none".equals(text.value())) {
            return null;
        }
        return row.money("cap");
    }
}
