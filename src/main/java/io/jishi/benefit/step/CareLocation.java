package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Location;
import io.jishi.shared.money.Fen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the care happened, seen from the insured county.
 *
 * @param insuredCounty six digits
 * @param treatmentRegion six digits
 * @param location the answer
 */
public record CareLocation(String insuredCounty, String treatmentRegion, Location location) implements TraceStep {

    @Override
    public StepName name() {
        return StepName.CARE_LOCATION;
    }

    @Override
    public List<Citation> citations() {
        return List.of();
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Code(InputName.INSURED_COUNTY, insuredCounty),
                new TraceInput.Code(InputName.TREATMENT_REGION, treatmentRegion),
                new TraceInput.Code(InputName.LOCATION, location.name()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.DETERMINED;
    }

    @Override
    public @Nullable Fen amount() {
        return null;
    }
}
