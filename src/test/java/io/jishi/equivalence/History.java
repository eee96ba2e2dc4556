package io.jishi.equivalence;

import io.jishi.equivalence.World.Call;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What could happen on a day: bills, previews, cancellations and questions to any instance, between changes of cover,
 * categories, filings, providers and catalogue. Everything follows from the seed.
 */
final class History {

    private static final String REGION = "141000";
    private static final List<String> DAYS =
            List.of("2018-03-05", "2019-11-12", "2019-12-20", "2020-05-04", "2021-03-10", "2022-07-01");
    private static final List<String> CATEGORIES = List.of("REGISTERED_POOR", "SUBSISTENCE_ALLOWANCE", "ORPHAN");
    private static final List<String> TOTALS = List.of("61234.57", "900.00", "12345.67", "250000.00", "4321.09");

    private final SplittableRandom random;
    private final String name;
    private final List<DemoPerson> people = new ArrayList<>();
    private final List<DemoProvider> providers;
    private final DemoData data;
    private final List<Body> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private int numbers;

    /** One thing that happens. */
    sealed interface Event {

        /** A request, the same to every world. */
        record Asked(Call call) implements Event {}

        /** A preview and at once the same as a settlement: their amounts must be the same. */
        record PreviewedAndSettled(Call preview, Call settlement) implements Event {}

        /** Rows change, in every world. */
        record Changed(List<String> statements) implements Event {}

        /** Something befalls the Redis of the cached world. */
        record Befallen(int what) implements Event {}
    }

    History(DemoData data, int firstSpare, int spares, long seed) {
        this.data = data;
        this.random = new SplittableRandom(seed);
        this.name = "h" + Long.toUnsignedString(seed, Character.MAX_RADIX);
        for (int i = 0; i < 3; i++) {
            people.add(data.spare(firstSpare + random.nextInt(spares)));
        }
        this.providers = List.of(
                data.cityHospital(), data.countyHospital(), data.townshipHospital(), data.otherProvinceHospital());
    }

    List<DemoPerson> people() {
        return people;
    }

    /** The next event, of a history that has made bills for these providers. */
    Event next(List<DemoProvider> owners) {
        int dice = random.nextInt(100);
        if (dice < 26) {
            return new Event.Asked(settlement(body()));
        }
        if (dice < 38) {
            Body body = body();
            return new Event.PreviewedAndSettled(preview(body), settlement(body));
        }
        if (dice < 46) {
            return new Event.Asked(preview(body()));
        }
        if (dice < 54 && !owners.isEmpty()) {
            int bill = random.nextInt(owners.size());
            DemoProvider provider = random.nextInt(4) == 0 ? provider() : owners.get(bill);
            return new Event.Asked(call("POST", pathOf(bill) + "/cancellation", provider, key(), ""));
        }
        if (dice < 62) {
            return new Event.Asked(question(owners));
        }
        if (dice < 88) {
            return new Event.Changed(change());
        }
        return new Event.Befallen(random.nextInt(CacheFaults.KINDS));
    }

    private Call question(List<DemoProvider> owners) {
        int dice = random.nextInt(4);
        if (dice == 0 || owners.isEmpty()) {
            return get("/v1/persons/" + person().personId() + "/accumulators", provider());
        }
        if (dice == 1) {
            DemoProvider provider = provider();
            return get("/v1/outcomes/" + REGION + "/" + provider.code() + "/SETTLE/" + pick(keys), provider);
        }
        int bill = random.nextInt(owners.size());
        return get(dice == 2 ? pathOf(bill) : pathOf(bill) + "/explanation", owners.get(bill));
    }

    private Call get(String path, DemoProvider provider) {
        return call("GET", path, provider, "", "");
    }

    private static String pathOf(int bill) {
        return "/v1/settlements/#" + bill + "#";
    }

    private Call settlement(Body body) {
        return call("POST", "/v1/settlements", providerOf(body), key(), body.toString());
    }

    private Call preview(Body body) {
        return call("POST", "/v1/settlements/preview", providerOf(body), "", body.toString());
    }

    private Call call(String method, String path, DemoProvider provider, String key, String body) {
        return new Call(random.nextInt(2), method, path, provider, key, body);
    }

    /** Mostly a key of its own, at times one that was used before. */
    private String key() {
        if (!keys.isEmpty() && random.nextInt(10) == 0) {
            return pick(keys);
        }
        keys.add(name + "-key-" + keys.size());
        return keys.get(keys.size() - 1);
    }

    /** Mostly a visit of its own, at times one that was sent before, as it was or with another total. */
    private Body body() {
        if (!bodies.isEmpty() && random.nextInt(6) == 0) {
            Body again = pick(bodies);
            return random.nextInt(3) == 0 ? again.raw("fees.total", pick(TOTALS)) : again;
        }
        DemoPerson person = person();
        Body body = random.nextInt(3) == 0 ? outpatient(person) : stay(person);
        String visit = name + "-visit-" + numbers++;
        bodies.add(body.text("visitNumber", visit));
        return bodies.get(bodies.size() - 1);
    }

    private Body stay(DemoPerson person) {
        String day = pick(DAYS);
        Body stay = named(GatewayClient.stay(person), person).on(day);
        if (random.nextInt(4) == 0) {
            String item = random.nextBoolean() ? data.classBItem() : data.limitedItem();
            return stay.lines("37.02", GatewayClient.line("1", item, day, "12.34", "3", "37.02"));
        }
        if (random.nextInt(8) == 0) {
            return stay.fees("100.00", "1.00", "1.00");
        }
        return stay.raw("fees.total", pick(TOTALS));
    }

    private Body outpatient(DemoPerson person) {
        Body visit = named(GatewayClient.outpatient(person), person);
        return switch (random.nextInt(3)) {
            case 0 -> visit.text("careType", "OUTPATIENT_CHRONIC").text("disease", "UREMIA_DIALYSIS");
            case 1 -> visit.text("careType", "OUTPATIENT_TWO_DISEASE").text("disease", "HYPERTENSION");
            default -> visit;
        };
    }

    /** At times a person is named by the ID number, and at times it is somebody whom nobody has registered yet. */
    private Body named(Body body, DemoPerson person) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> body.without("personId").text("identityNumber", person.identityNumber());
            case 2 -> body.text("personId", newcomer());
            default -> body;
        };
    }

    private String newcomer() {
        return TimeOrderedId.of(REGION, 1_546_300_800_000L, 9, name.hashCode());
    }

    /** The same provider for the same visit, so that a repetition is one. */
    private DemoProvider providerOf(Body body) {
        return providers.get(Math.floorMod(body.visitNumber().hashCode(), providers.size()));
    }

    private List<String> change() {
        String person = " where region = '141000' and person_id = '" + person().personId() + "'";
        String provider =
                " where region = '141000' and provider_code = '" + provider().code() + "'";
        return switch (random.nextInt(13)) {
            case 0 -> {
                String day = pick(DAYS);
                yield List.of(
                        "update coverage set valid_until = '" + day + "'" + person + " and valid_from < '" + day + "'");
            }
            case 1 -> List.of("update coverage set valid_until = null, benefits_from = '" + pick(DAYS) + "'" + person);
            case 2 -> List.of("update coverage set valid_until = null, benefits_from = valid_from" + person);
            case 3 ->
                List.of("insert into assistance (region, person_id, category, valid_from)"
                        + " select region, person_id, '" + pick(CATEGORIES) + "', '" + pick(DAYS) + "' from person"
                        + person);
            case 4 -> List.of("delete from assistance" + person);
            case 5, 6 -> List.of(filing(person));
            case 7 -> List.of("update filing set withdrawn_at = now()" + person + " and withdrawn_at is null");
            case 8 -> List.of("update provider set charge_class = 'CLASS_" + (1 + random.nextInt(3)) + "'" + provider);
            case 9 ->
                List.of("update agreement set valid_until = " + (random.nextBoolean() ? "null" : "'2020-01-01'")
                        + provider + " and valid_from < '2020-01-01'");
            case 10 ->
                List.of("update catalogue_item set price_limit = " + (100 + random.nextInt(900))
                        + " where region = '141000' and item_code = '" + data.limitedItem() + "'");
            case 11 -> registration();
            default -> withoutProvider(provider);
        };
    }

    private String filing(String person) {
        boolean disease = random.nextInt(3) == 0;
        String id = TimeOrderedId.of(REGION, 1_546_300_800_000L, name.hashCode(), numbers++);
        return "insert into filing (region, person_id, filing_id, kind, disease, channel, valid_from, filed_at)"
                + " select region, person_id, '" + id + "', "
                + (disease ? "'DISEASE', 'UREMIA_DIALYSIS'" : "'REFERRAL', null")
                + ", 'WINDOW', '" + pick(DAYS) + "', '2019-01-01T08:00:00Z' from person" + person;
    }

    /** Whom nobody knew is registered, or covered in another way. */
    private List<String> registration() {
        String id = newcomer();
        return List.of(
                "insert into person (region, person_id, identity_index, identity_key_version, county, birth_date)"
                        + " values ('141000', '" + id + "', sha256('" + id + "'), 1, '141024', '1970-01-01')"
                        + " on conflict do nothing",
                "delete from coverage where region = '141000' and person_id = '" + id + "'",
                "insert into coverage (region, person_id, scheme, valid_from, enrolment, benefits_from)"
                        + " values ('141000', '" + id + "', 'RESIDENT', '2018-01-01', 'IN_WINDOW', '" + pick(DAYS)
                        + "')");
    }

    /** A provider goes, and comes back at the next change of this kind. */
    private List<String> withoutProvider(String provider) {
        return List.of(
                "create table if not exists gone_provider as select * from provider where false",
                "create table if not exists gone_agreement as select * from agreement where false",
                "insert into provider select * from gone_provider",
                "insert into agreement overriding system value select * from gone_agreement",
                "delete from gone_agreement",
                "delete from gone_provider",
                "insert into gone_provider select * from provider" + provider,
                "insert into gone_agreement select * from agreement" + provider,
                "delete from agreement" + provider,
                "delete from provider" + provider);
    }

    private DemoPerson person() {
        return pick(people);
    }

    private DemoProvider provider() {
        return pick(providers);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
