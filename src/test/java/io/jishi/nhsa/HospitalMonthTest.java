package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.nhsa.hospital.HospitalCommand;
import io.jishi.support.DemoData;
import io.jishi.support.DemoProvider;
import io.jishi.support.DemoSandbox;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hospital that speaks the national interface lives through a month: no bill on one side, none twice. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class HospitalMonthTest {

    private final DemoData data = GatewayServers.data();

    @TempDir
    Path folder;

    @Test
    void aMonthLeavesNothingOneSidedAndNothingDoubled() throws IOException {
        Path sandbox = Files.writeString(
                folder.resolve("sandbox.json"),
                DemoSandbox.text(data, DemoSandbox.FIRST_PATIENT, DemoSandbox.PATIENTS));
        DemoProvider hospital = data.cityHospital();
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        int code = HospitalCommand.run(
                List.of(
                        "--url=" + ConfigProvider.getConfig().getValue("test.url", String.class),
                        "--institution=" + hospital.code(),
                        "--region=" + hospital.treatmentRegion(),
                        "--sandbox=" + sandbox,
                        "--api-key=" + hospital.apiKey(),
                        "--seeds=" + System.getProperty("jishi.hospital.seeds", "1")),
                new PrintStream(report, true, StandardCharsets.UTF_8),
                Clock.systemUTC());
        assertEquals(0, code, report.toString(StandardCharsets.UTF_8));
    }
}
