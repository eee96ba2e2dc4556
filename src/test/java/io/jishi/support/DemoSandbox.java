package io.jishi.support;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The demo as the hospital simulator is told about it: spare people, the fixed items, and where to refer. */
public final class DemoSandbox {

    /** Well-formed, and beyond the last index that the demo gives to anybody. */
    private static final String STRANGER = "999999195001019995";

    private DemoSandbox() {}

    /** The spare people that nobody but the simulator uses: the first, and how many. */
    public static final int FIRST_PATIENT = 1_000;

    /** How many they are. */
    public static final int PATIENTS = 64;

    /**
     * Writes the file of the sandbox, and one with the options that begin the simulator against it.
     *
     * @param gateway where it listens
     */
    static void write(Path folder, DemoData data, URI gateway) throws IOException {
        Path sandbox = Files.writeString(folder.resolve("demo-sandbox.json"), text(data, FIRST_PATIENT, PATIENTS));
        DemoProvider hospital = data.cityHospital();
        Files.write(
                folder.resolve("demo-hospital.options"),
                List.of(
                        "--url=" + gateway,
                        "--institution=" + hospital.code(),
                        "--region=" + hospital.treatmentRegion(),
                        "--sandbox=" + sandbox.toAbsolutePath(),
                        "--api-key=" + hospital.apiKey()));
    }

    /**
     * The JSON file of the sandbox.
     *
     * @param first index of the first spare person that it names
     * @param count how many; they must not be used by anybody else
     */
    public static String text(DemoData data, int first, int count) {
        String persons = IntStream.range(first, first + count)
                .mapToObj(data::spare)
                .map(person -> String.format(
                        Locale.ROOT, "{\"certno\":\"%s\",\"region\":\"%s\"}", person.identityNumber(), person.county()))
                .collect(Collectors.joining(","));
        DemoProvider referral = data.provincialCapitalHospital();
        return """
                {"persons":[%s],
                 "items":[{"code":"%s","price":"25.00","level":"01"},
                          {"code":"%s","price":"48.20","level":"02","selfPay":"0.10"},
                          {"code":"%s","price":"12.50","level":"01","limit":"10.00"},
                          {"code":"NOT-IN-THE-CATALOGUE","price":"80.00","level":"03"}],
                 "stranger":"%s",
                 "referral":{"code":"%s","name":"示例省第一医院","region":"%s"},
                 "disease":{"code":"CORONARY_HEART_DISEASE","name":"冠心病"}}""".formatted(
                        persons,
                        data.classAItem(),
                        data.classBItem(),
                        data.limitedItem(),
                        STRANGER,
                        referral.code(),
                        referral.treatmentRegion());
    }
}
