package io.jishi.support;

import io.jishi.shared.code.Administration;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The hundred providers of the demo: 80 in the counties of the region, 10 elsewhere in the province and 10 outside it,
 * each with its agreements, its institution and one API key.
 *
 * <p>Nothing is left to chance but the keys, so that a code means the same hospital under every seed. Providers
 * outside the region send totals, since no catalogue of their places is loaded; but for the two that are named they
 * are paid for stays only.
 */
final class DemoProviders {
    private static final LocalDate AGREED_FROM = LocalDate.of(2017, 1, 1);
    private static final LocalDate RENEWED_ON = LocalDate.of(2020, 1, 1);
    private static final LocalDate GIVEN_UP_ON = LocalDate.of(2020, 7, 1);
    private static final LocalDate LAPSED_ON = LocalDate.of(2019, 1, 1);
    private static final int TOWNSHIPS_PER_COUNTY = 3;

    private static final Set<CareType> EVERYTHING = EnumSet.allOf(CareType.class);
    private static final Set<CareType> STAYS = EnumSet.of(CareType.INPATIENT);
    private static final Set<CareType> WITHOUT_CHRONIC = EnumSet.complementOf(EnumSet.of(CareType.OUTPATIENT_CHRONIC));
    private static final Set<CareType> WITHOUT_STAYS = EnumSet.complementOf(EnumSet.of(CareType.INPATIENT));

    private static final List<String> ORDINALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");

    private final UnaryOperator<String> apiKeys;
    private final List<Recognised> recognised = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * The providers of the demo.
     *
     * @param apiKeys the API key that belongs to an institution's code
     */
    DemoProviders(UnaryOperator<String> apiKeys) {
        this.apiKeys = apiKeys;
        addCityHospitals();
        addCountyHospitals();
        addTownshipHospitals();
        addElsewhere(DemoRegion.PROVINCE_PLACES, "示例省");
        addElsewhere(DemoRegion.OUTSIDE_PLACES, "示例外省");
    }

    List<DemoProvider> all() {
        return recognised.stream().map(Recognised::demo).toList();
    }

    /** The provider with this code. */
    DemoProvider named(String code) {
        return all().stream()
                .filter(provider -> provider.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the demo has no provider " + code));
    }

    /** Hospitals above the level of a county, to which patients are referred. */
    List<DemoProvider> referralHospitals() {
        return recognised.stream()
                .filter(provider -> provider.kind().administration.compareTo(Administration.COUNTY) > 0)
                .map(Recognised::demo)
                .toList();
    }

    /** The rows of the providers and of what belongs to them, each table after those that it refers to. */
    List<CopyRows> rows() {
        CopyRows institutions = new CopyRows("institution", "institution_code", "name");
        CopyRows keys = new CopyRows("institution_key", "key_hash", "institution_code", "valid_from");
        CopyRows providers = new CopyRows(
                "provider",
                "region",
                "provider_code",
                "name",
                "treatment_region",
                "catalogue_region",
                "charge_class",
                "administration",
                "grade");
        CopyRows agreements =
                new CopyRows("agreement", "region", "provider_code", "care_types", "valid_from", "valid_until");
        var keysFrom = DemoRegion.COVER_FROM.atStartOfDay().toInstant(Draw.LOCAL_OFFSET);
        for (Recognised each : recognised) {
            String code = each.demo().code();
            institutions.add(code, each.name());
            keys.add(KeyedHash.unkeyed(each.demo().apiKey()), code, keysFrom);
            providers.add(
                    DemoRegion.CODE,
                    code,
                    each.name(),
                    each.demo().treatmentRegion(),
                    each.catalogueRegion(),
                    each.kind().chargeClass,
                    each.kind().administration,
                    each.kind().grade.code());
            for (Agreement agreement : each.agreements()) {
                DateRange valid = agreement.valid();
                agreements.add(DemoRegion.CODE, code, agreement.careTypes(), valid.from(), valid.until());
            }
        }
        return List.of(institutions, keys, providers, agreements);
    }

    private void addCityHospitals() {
        String district = DemoRegion.CITY_DISTRICT;
        add(district, "示例市第一医院", Kind.CITY_LARGE, agreed(EVERYTHING));
        add(district, "示例市第二医院", Kind.CITY_LARGE, List.of(new Agreement(EVERYTHING, until(LAPSED_ON))));
        add(district, "示例市第三医院", Kind.CITY_LARGE, renewed());
        add(district, "示例市第四医院", Kind.CITY_LARGE, agreed(EVERYTHING));
        add(district, "示例市第五医院", Kind.CITY_SMALL, agreed(EVERYTHING));
        add(district, "示例市第六医院", Kind.CITY_SMALL, renewed());
        add(district, "示例市第七医院", Kind.CITY_SMALL, agreed(WITHOUT_CHRONIC));
        add(district, "示例省第一医院示例市分院", Kind.PROVINCE_LARGE, agreed(EVERYTHING));
        add(district, "示例省第二医院示例市分院", Kind.PROVINCE_SMALL, agreed(EVERYTHING));
    }

    private void addCountyHospitals() {
        for (String county : DemoRegion.COUNTIES) {
            boolean renews = numberOf(county) % 4 == 3;
            add(county, "示例县（" + county + "）人民医院", Kind.COUNTY_LARGE, renews ? renewed() : agreed(EVERYTHING));
        }
        for (String county : List.of("141022", "141081", "141082")) {
            add(county, "示例县（" + county + "）中医医院", Kind.COUNTY_SMALL, agreed(EVERYTHING));
        }
    }

    /** Three in every county, all of it but for a few; the first in each is an ordinary one. */
    private void addTownshipHospitals() {
        for (String county : DemoRegion.COUNTIES) {
            for (int i = 0; i < TOWNSHIPS_PER_COUNTY; i++) {
                String name = "示例县（" + county + "）第" + ORDINALS.get(i) + "卫生院";
                add(county, name, Kind.TOWNSHIP, townshipAgreements(numberOf(county), i));
            }
        }
    }

    private static List<Agreement> townshipAgreements(int county, int township) {
        if (township == 1 && county % 5 == 1) {
            return List.of(new Agreement(EVERYTHING, until(GIVEN_UP_ON)));
        }
        if (township == 2 && county % 3 == 1) {
            return agreed(WITHOUT_CHRONIC);
        }
        if (township == 2 && county % 8 == 2) {
            return agreed(WITHOUT_STAYS);
        }
        return agreed(EVERYTHING);
    }

    /** Ten hospitals: one in each place, then one more in the first two; the very first is a named one. */
    private void addElsewhere(List<String> places, String province) {
        for (int i = 0; i < ORDINALS.size(); i++) {
            Kind kind = i % 5 == 4 ? Kind.PROVINCE_SMALL : Kind.PROVINCE_LARGE;
            String name = province + "第" + ORDINALS.get(i) + "医院";
            List<Agreement> lapsed = List.of(new Agreement(STAYS, until(GIVEN_UP_ON)));
            List<Agreement> agreements = i == 0 ? agreed(EVERYTHING) : i == 6 ? lapsed : agreed(STAYS);
            add(places.get(i % places.size()), name, kind, agreements);
        }
    }

    private void add(String place, String name, Kind kind, List<Agreement> agreements) {
        int number = numbers.merge(place, 1, Integer::sum);
        String code = String.format(Locale.ROOT, "H%s%05d", place, number);
        recognised.add(new Recognised(
                new DemoProvider(code, place, apiKeys.apply(code)), name, kind, List.copyOf(agreements)));
    }

    private static int numberOf(String county) {
        return DemoRegion.COUNTIES.indexOf(county);
    }

    private static List<Agreement> agreed(Set<CareType> careTypes) {
        return List.of(new Agreement(careTypes, new DateRange(AGREED_FROM, null)));
    }

    /** Two agreements in a row, without a day between them. */
    private static List<Agreement> renewed() {
        return List.of(
                new Agreement(EVERYTHING, until(RENEWED_ON)),
                new Agreement(EVERYTHING, new DateRange(RENEWED_ON, null)));
    }

    private static DateRange until(LocalDate day) {
        return new DateRange(AGREED_FROM, day);
    }

    /** What the inpatient terms of the region ask of a provider, for the kinds of hospitals there are. */
    private enum Kind {
        TOWNSHIP(ChargeClass.CLASS_3, Administration.TOWNSHIP, Grade.GRADE_1A),
        COUNTY_LARGE(ChargeClass.CLASS_2, Administration.COUNTY, Grade.GRADE_2A),
        COUNTY_SMALL(ChargeClass.CLASS_3, Administration.COUNTY, Grade.GRADE_2B),
        CITY_LARGE(ChargeClass.CLASS_1, Administration.CITY, Grade.GRADE_3A),
        CITY_SMALL(ChargeClass.CLASS_2, Administration.CITY, Grade.GRADE_2A),
        PROVINCE_LARGE(ChargeClass.CLASS_1, Administration.PROVINCE, Grade.GRADE_3A),
        PROVINCE_SMALL(ChargeClass.CLASS_2, Administration.PROVINCE, Grade.GRADE_3B);

        private final ChargeClass chargeClass;
        private final Administration administration;
        private final Grade grade;

        Kind(ChargeClass chargeClass, Administration administration, Grade grade) {
            this.chargeClass = chargeClass;
            this.administration = administration;
            this.grade = grade;
        }
    }

    private record Agreement(Set<CareType> careTypes, DateRange valid) {}

    private record Recognised(DemoProvider demo, String name, Kind kind, List<Agreement> agreements) {

        @Nullable
        String catalogueRegion() {
            return DemoRegion.COUNTIES.contains(demo.treatmentRegion()) ? DemoRegion.CODE : null;
        }
    }
}
