package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.ChronicPolicy;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.Geography;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.OutpatientRates;
import io.jishi.policy.model.PackageIdentity;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.policy.model.TwoDiseasePolicy;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
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
                outpatientPooling(day),
                twoDisease(day),
                chronic(day),
                parameters.referralMinimumGrade.on(day));
    }

    private @Nullable OutpatientPoolingPolicy outpatientPooling(LocalDate day) {
        Cited<OutpatientRates> rates = parameters.outpatientRates.on(day);
        Cited<Fen> dayCap = parameters.outpatientDayCap.on(day);
        Cited<Fen> yearCap = parameters.outpatientYearCap.on(day);
        if (rates == null || dayCap == null || yearCap == null) {
            completeOrAbsent("outpatientPooling", day, rates, dayCap, yearCap, parameters.outpatientVisitCap.on(day));
            return null;
        }
        return new OutpatientPoolingPolicy(rates, dayCap, yearCap, parameters.outpatientVisitCap.on(day));
    }

    private @Nullable TwoDiseasePolicy twoDisease(LocalDate day) {
        Cited<OutpatientRates> rates = parameters.twoDiseaseRates.on(day);
        Cited<Fen> deductible = parameters.twoDiseaseDeductible.on(day);
        Cited<Map<String, Fen>> caps = parameters.twoDiseaseYearCaps.on(day);
        if (rates == null || deductible == null || caps == null) {
            completeOrAbsent("twoDisease", day, rates, deductible, caps);
            return null;
        }
        return new TwoDiseasePolicy(rates, deductible, caps);
    }

    private @Nullable ChronicPolicy chronic(LocalDate day) {
        Cited<Rate> rate = parameters.chronicRate.on(day);
        Cited<Map<String, Fen>> quotas = parameters.chronicQuotas.on(day);
        if (rate == null || quotas == null) {
            completeOrAbsent("chronicDisease", day, rate, quotas, parameters.chronicDeductible.on(day));
            return null;
        }
        return new ChronicPolicy(rate, quotas, parameters.chronicDeductible.on(day));
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
