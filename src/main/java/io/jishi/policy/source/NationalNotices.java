package io.jishi.policy.source;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.model.Financing;
import io.jishi.policy.national.CriticalIllnessRequirements;
import io.jishi.policy.national.EligibilityRequirements;
import io.jishi.policy.national.FinancingRequirements;
import io.jishi.policy.national.LayerRequirements;
import io.jishi.policy.national.NationalCheck;
import io.jishi.policy.national.Requirement;
import io.jishi.policy.national.Verdict;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Grade;
import io.jishi.shared.money.Rate;
import io.jishi.shared.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the rows of the notices: numbers, dates and categories are data, only what is looked for is code. */
public final class NationalNotices {

    private static final String PATH = "national/notices.yaml";
    private static final int CHECKS_MAXIMUM = 500;

    private enum Kind {
        SUBSIDY_AT_LEAST,
        SUBSIDY_IS,
        SHARES_ADD_UP,
        CENTRAL_SHARE_IS_ONE_OF,
        CITY_SHARE_IS,
        CONTRIBUTION_AT_LEAST,
        CONTRIBUTION_IS,
        SPLIT_IS,
        REFERRAL_GRADE_IS,
        PREMIUM_AT_LEAST,
        PREMIUM_RISES_BY,
        DEDUCTIBLE_SHARE_OF_INCOME,
        CRITICAL_ILLNESS_RATE_AT_LEAST,
        DEDUCTIBLE_SHARE,
        RATE_POINTS,
        WITHOUT_CAP,
        TILTED,
        TERMS_ARE,
        UNREFERRED_POINTS_ARE,
        BASIC_BENEFIT_IS_BLIND_TO_CATEGORIES,
        NO_EXTRA_LAYER,
        NOTHING_OUTSIDE_THE_CATALOGUE,
        IN_ALL_LAYERS,
        ASSISTANCE_IS_THERE,
        BEARS_SOMETHING,
        ADDITIONAL_ASSISTANCE_IS_FOR_THE_ASSISTED,
        SERVED,
        NO_ACCOUNT_CREDITS,
        WAITING_IS_EXEMPT,
        SECOND_COVER_EXCLUDES,
        RESIDENCE_PERMIT_INSURES,
        BY_FORM,
        NOT_IN_A_PACKAGE
    }

    private NationalNotices() {}

    /**
     * The rows in their order.
     *
     * @throws PolicyRefused with everything that is wrong with the file
     */
    public static List<NationalCheck> read() {
        try (InputStream stream = PolicyFiles.open(PATH)) {
            if (stream == null) {
                throw new PolicyRefused(List.of(PATH + ": the file is missing"));
            }
            Faults faults = new Faults();
            List<NationalCheck> checks = read(Fields.of("", DocumentReader.readYaml(stream.readAllBytes()), faults));
            if (!faults.isEmpty()) {
                throw new PolicyRefused(faults.found().stream()
                        .map(fault -> PATH + ": " + fault.english())
                        .toList());
            }
            return checks;
        } catch (IOException | MalformedDocument e) {
            throw new PolicyRefused(List.of(PATH + ": " + e.getMessage()));
        }
    }

    private static List<NationalCheck> read(Fields root) {
        Map<String, String> titles = new HashMap<>();
        Fields documents = root.object("documents");
        for (String key : documents.names()) {
            Fields document = documents.object(key);
            String number = document.optionalText("number", 100);
            titles.put(key, document.text("title", 200) + (number == null ? "" : " (" + number + ")"));
            document.text("date", 40);
            document.refuseUnknown();
        }
        List<NationalCheck> checks = new ArrayList<>();
        for (Fields fields : root.objects("checks", CHECKS_MAXIMUM)) {
            String document = fields.text("document", 10);
            if (!titles.containsKey(document)) {
                fields.fault("document", FieldFault.UNKNOWN_CODE, "not among the documents");
            }
            checks.add(check(fields, titles.getOrDefault(document, document)));
            fields.refuseUnknown();
        }
        root.refuseUnknown();
        return checks;
    }

    private static NationalCheck check(Fields fields, String document) {
        LocalDate from = fields.date("from");
        LocalDate until = fields.optionalDate("until");
        return new NationalCheck(
                fields.text("row", 40),
                document,
                fields.text("article", 40),
                new DateRange(from, until),
                Set.copyOf(fields.has("regions") ? fields.texts("regions", 20) : List.of()),
                fields.text("chinese", 200),
                fields.text("english", 200),
                requirement(fields));
    }

    private static Requirement requirement(Fields fields) {
        Kind kind = fields.code("requires", Kind.class);
        return switch (kind) {
            case SUBSIDY_AT_LEAST -> FinancingRequirements.subsidyAtLeast(fields.money("amount"));
            case SUBSIDY_IS -> FinancingRequirements.subsidyIs(fields.money("amount"));
            case SHARES_ADD_UP -> FinancingRequirements.sharesAddUp();
            case CENTRAL_SHARE_IS_ONE_OF -> FinancingRequirements.centralShareIsOneOf(rates(fields));
            case CITY_SHARE_IS -> FinancingRequirements.cityShareIs(fields.rate("rate"));
            case CONTRIBUTION_AT_LEAST -> FinancingRequirements.contributionAtLeast(fields.money("amount"));
            case CONTRIBUTION_IS -> FinancingRequirements.contributionIs(fields.money("amount"));
            case SPLIT_IS ->
                FinancingRequirements.splitIs(new Financing.Split(
                        fields.text("name", 80),
                        fields.money("central"),
                        fields.money("province"),
                        fields.money("city"),
                        fields.money("county")));
            case REFERRAL_GRADE_IS -> LayerRequirements.referralGradeIs(fields.code("grade", Grade.class, Grade::code));
            case PREMIUM_AT_LEAST -> FinancingRequirements.premiumAtLeast(fields.money("amount"));
            case PREMIUM_RISES_BY -> FinancingRequirements.premiumRisesBy(fields.money("amount"));
            case DEDUCTIBLE_SHARE_OF_INCOME -> FinancingRequirements.deductibleShareOfIncome(fields.rate("rate"));
            case CRITICAL_ILLNESS_RATE_AT_LEAST -> CriticalIllnessRequirements.rateAtLeast(fields.rate("rate"));
            case DEDUCTIBLE_SHARE -> CriticalIllnessRequirements.deductibleShare(category(fields), fields.rate("rate"));
            case RATE_POINTS -> CriticalIllnessRequirements.ratePoints(category(fields), fields.rate("rate"));
            case WITHOUT_CAP -> CriticalIllnessRequirements.withoutCap(category(fields));
            case TILTED -> CriticalIllnessRequirements.tilted(category(fields), fields.code("ifAbsent", Verdict.class));
            case TERMS_ARE -> termsAre(fields);
            case UNREFERRED_POINTS_ARE -> LayerRequirements.unreferredPointsAre(fields.rate("rate"));
            case BASIC_BENEFIT_IS_BLIND_TO_CATEGORIES -> LayerRequirements.basicBenefitIsBlindToCategories();
            case NO_EXTRA_LAYER -> LayerRequirements.unlessRecorded(LayerRequirements.noExtraLayer());
            case NOTHING_OUTSIDE_THE_CATALOGUE ->
                LayerRequirements.unlessRecorded(LayerRequirements.nothingOutsideTheCatalogue());
            case IN_ALL_LAYERS -> LayerRequirements.inAllLayers(category(fields));
            case ASSISTANCE_IS_THERE -> LayerRequirements.assistanceIsThere();
            case BEARS_SOMETHING -> LayerRequirements.bearsSomething(category(fields));
            case ADDITIONAL_ASSISTANCE_IS_FOR_THE_ASSISTED -> LayerRequirements.additionalAssistanceIsForTheAssisted();
            case SERVED -> LayerRequirements.served(fields.code("careType", CareType.class));
            case NO_ACCOUNT_CREDITS -> LayerRequirements.noAccountCredits();
            case WAITING_IS_EXEMPT -> EligibilityRequirements.waitingIsExemptFor(fields.countOrZero("months", 36));
            case SECOND_COVER_EXCLUDES -> EligibilityRequirements.secondCoverExcludes();
            case RESIDENCE_PERMIT_INSURES -> EligibilityRequirements.residencePermitInsures();
            case BY_FORM -> LayerRequirements.always(Verdict.PASSES, fields.text("detail", 200));
            case NOT_IN_A_PACKAGE -> LayerRequirements.always(Verdict.CANNOT_BE_CHECKED, fields.text("detail", 200));
        };
    }

    private static Requirement termsAre(Fields fields) {
        return CriticalIllnessRequirements.termsAre(
                fields.codes("categories", AssistanceCategory.class, Enum::name),
                fields.money("deductible"),
                fields.rate("rate"),
                RowReader.capOrNone(fields));
    }

    private static AssistanceCategory category(Fields fields) {
        return fields.code("category", AssistanceCategory.class);
    }

    private static Set<Rate> rates(Fields fields) {
        Set<Rate> rates = new HashSet<>();
        for (Fields item : fields.objects("rates", 10)) {
            rates.add(item.rate("rate"));
            item.refuseUnknown();
        }
        return rates;
    }
}
