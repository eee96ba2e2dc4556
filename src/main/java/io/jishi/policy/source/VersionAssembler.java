package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.Geography;
import io.jishi.policy.model.PackageIdentity;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is in force between two dates. A kind of care whose parameters are not all there on a day is a
 * fault: half a rule would be read as a zero.
 */
final class VersionAssembler {

    private final Parameters parameters;
    private final Fields where;

    /** What all versions of a package share. */
    record Header(
            PackageIdentity identity, Geography geography, Set<ProviderAttribute> providerNeeds, MonthDay yearStart) {}

    VersionAssembler(Parameters parameters, Fields where) {
        this.parameters = parameters;
        this.where = where;
    }

    PolicyVersion assemble(Header header, DateRange inForce) {
        LocalDate day = inForce.from();
        List<ExtraLayer> layers = parameters.extraLayers.on(day);
        if (parameters.criticalIllness.on(day) == null) {
            completeOrAbsent("criticalIllness", day, parameters.criticalIllnessBase.on(day));
        }
        return new PolicyVersion(
                header.identity(),
                inForce,
                header.geography(),
                header.providerNeeds(),
                header.yearStart(),
                parameters.inpatient.on(day, this::completeOrAbsent),
                parameters.criticalIllness.on(day),
                parameters.criticalIllnessBase.on(day),
                layers == null ? List.of() : layers,
                parameters.medicalAssistance.on(day),
                parameters.additionalAssistance.on(day),
                parameters.globalMaximum.on(day),
                parameters.outpatient.pooling(day, this::completeOrAbsent),
                parameters.outpatient.twoDisease(day, this::completeOrAbsent),
                parameters.outpatient.chronic(day, this::completeOrAbsent),
                parameters.referralMinimumGrade.on(day),
                parameters.personalAccount.on(day));
    }

    private void completeOrAbsent(String group, LocalDate day, @Nullable Object... parts) {
        for (Object part : parts) {
            if (part != null) {
                where.fault(group, FieldFault.MISSING, "some of its parameters have a value on " + day + ", some not");
                return;
            }
        }
    }
}
