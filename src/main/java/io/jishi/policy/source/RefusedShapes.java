package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import java.util.Map;

/**
 * Rules that are found in practice and not computed here. Their names are kept, so that a package that has one is told
 * what is wrong with it and not that it has an unknown field.
 */
final class RefusedShapes {

    private static final Map<String, String> REASONS = Map.of(
            "inpatient.deductibleMerge",
            "the shape \"deductible merged on transfer\" is not computed: a stay does not say where it continues",
            "criticalIllness.yearStart",
            "the shape \"a layer with its own year\" is not computed: all layers share package.yearStart",
            "medicalAssistance.yearStart",
            "the shape \"a layer with its own year\" is not computed: all layers share package.yearStart",
            "outpatientPooling.deductible",
            "the shape \"deductible of ordinary outpatient care\" is not computed: no accumulator holds it");

    private RefusedShapes() {}

    static void refuse(Fields parameters) {
        REASONS.forEach((name, reason) -> {
            if (parameters.has(name)) {
                parameters.optional(name);
                parameters.fault(name, FieldFault.OUT_OF_RANGE, reason);
            }
        });
    }
}
