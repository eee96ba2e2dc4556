package io.jishi.support;

import java.util.List;

/** The discharges that the demo settles, each with what it shows. */
final class DemoSamples {

    private DemoSamples() {}

    /**
     * One discharge.
     *
     * @param title what it shows
     * @param key idempotency key
     * @param provider who sends it
     * @param body the request
     */
    record Sample(String title, String key, DemoProvider provider, String body) {}

    static List<Sample> of(DemoData data) {
        DemoProvider city = data.cityHospital();
        String second = data.secondAdmissionPatient().personId();
        return List.of(
                new Sample(
                        "1. Referred: insured in 141024, treated in the city, with fee lines",
                        "demo-referred",
                        city,
                        lines(data, data.referredPatient().personId(), "DEMO-1")),
                new Sample(
                        "2. Unreferred: the same kind of stay, no filing - 15 points less",
                        "demo-unreferred",
                        city,
                        totals("141024", data.unreferredPatient().personId(), "DEMO-2", "2019-11-12", "60000.00")),
                new Sample(
                        "3. Registered poor, referred: critical illness deductible crossed, medical assistance pays",
                        "demo-registered-poor",
                        city,
                        totals("141024", data.registeredPoorPatient().personId(), "DEMO-3", "2020-03-18", "60000.00")),
                new Sample(
                        "4a. First admission of the year, in the own county",
                        "demo-first-admission",
                        city,
                        totals("141002", second, "DEMO-4A", "2019-11-12", "9000.00")),
                new Sample(
                        "4b. Second admission of the year: half the deductible",
                        "demo-second-admission",
                        city,
                        totals("141002", second, "DEMO-4B", "2019-12-20", "9000.00")));
    }

    private static String totals(String region, String person, String visit, String day, String total) {
        return """
                {"insuredRegion":"%s","personId":"%s","scheme":"RESIDENT","careType":"INPATIENT",\
                "visitNumber":"%s","admittedOn":"%s","dischargedOn":"%s",\
                "fees":{"total":%s}}""".formatted(region, person, visit, day.substring(0, 8) + "01", day, total);
    }

    private static String lines(DemoData data, String person, String visit) {
        String line = """
                {"serial":"%s","itemCode":"%s","feeDate":"2019-11-05","price":%s,"quantity":%s,"amount":%s}""";
        String lines = String.join(
                ",",
                line.formatted("1", data.classAItem(), "2500.00", "16", "40000.00"),
                line.formatted("2", data.classBItem(), "1000.00", "15", "15000.00"),
                line.formatted("3", data.limitedItem(), "12.50", "400", "5000.00"),
                line.formatted("4", "NOT-IN-THE-CATALOGUE", "800.00", "1.5", "1200.00"));
        return """
                {"insuredRegion":"141024","personId":"%s","scheme":"RESIDENT","careType":"INPATIENT",\
                "visitNumber":"%s","admittedOn":"2019-11-01","dischargedOn":"2019-11-12",\
                "fees":{"total":61200.00},"lines":[%s]}""".formatted(person, visit, lines);
    }
}
