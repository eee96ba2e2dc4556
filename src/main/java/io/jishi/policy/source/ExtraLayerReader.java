package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.Bands;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.TotalRange;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads legacy layers. Those that are switched off are read and checked like the others, and left out. */
final class ExtraLayerReader {

    private static final int LAYERS_MAXIMUM = 20;

    private ExtraLayerReader() {}

    static List<ExtraLayer> read(Fields block, Citation citation) {
        List<ExtraLayer> layers = new ArrayList<>();
        for (Fields fields : block.objects("layers", LAYERS_MAXIMUM)) {
            boolean enabled = fields.truth("enabled", true);
            ExtraLayer layer = layer(fields, citation);
            boolean recordOnly = fields.optionalObject("inScopeYearCap")
                    .map(ExtraLayerReader::readYearCap)
                    .orElse(false);
            fields.refuseUnknown();
            if (enabled) {
                checkEnabled(fields, layer, recordOnly);
                layers.add(layer);
            }
        }
        checkTogether(block, layers);
        return List.copyOf(layers);
    }

    private static ExtraLayer layer(Fields fields, Citation citation) {
        String name = fields.text("name", 80);
        boolean everybody = fields.truth("everybody", false);
        Set<AssistanceCategory> categories = fields.codes("categories", AssistanceCategory.class, Enum::name);
        if (everybody != categories.isEmpty()) {
            fields.fault("categories", FieldFault.MISSING, "who the layer is for: these, or everybody: true");
        }
        Rate nonCovered = fields.has("nonCoveredRate") ? fields.rate("nonCoveredRate") : Rate.NONE;
        Bands remainder = fields.optionalObject("remainder")
                .map(ExtraLayerReader::remainder)
                .orElse(null);
        TotalRange total = RowReader.totalRange(fields);
        Fen cap = fields.has("cap") ? RowReader.capOrNone(fields) : null;
        ExtraLayer.Order order =
                fields.has("after") ? fields.code("after", ExtraLayer.Order.class) : ExtraLayer.Order.CRITICAL_ILLNESS;
        return new ExtraLayer(name, categories, nonCovered, remainder, total, cap, order, citation);
    }

    private static @Nullable Bands remainder(Fields fields) {
        Bands bands = RowReader.rateOrBands(fields);
        fields.refuseUnknown();
        return bands;
    }

    private static void checkEnabled(Fields fields, ExtraLayer layer, boolean recordOnly) {
        if (recordOnly) {
            fields.fault(
                    "inScopeYearCap",
                    FieldFault.OUT_OF_RANGE,
                    "the shape \"yearly cap on the in-scope share per hospital level\" can be recorded, not switched"
                            + " on: no accumulator holds it");
        }
        if (!fields.has("nonCoveredRate") && layer.remainderRate() == null) {
            fields.fault("nonCoveredRate", FieldFault.MISSING, "what the layer pays: this, or remainder");
        }
    }

    private static void checkTogether(Fields block, List<ExtraLayer> layers) {
        int rates = layers.stream()
                .mapToInt(layer -> layer.nonCoveredRate().millionths())
                .sum();
        if (rates > Rate.FULL.millionths()) {
            block.fault("layers", FieldFault.OUT_OF_RANGE, "together they pay more than the expense");
        }
        if (layers.size() > 1 && layers.stream().anyMatch(layer -> layer.cap() != null)) {
            block.fault(
                    "layers",
                    FieldFault.OUT_OF_RANGE,
                    "a layer with a cap is the only one: one accumulator holds what all of them paid");
        }
    }

    private static boolean readYearCap(Fields caps) {
        caps.names().forEach(caps::money);
        return true;
    }
}
