package io.jishi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.policy.source.PackageFiles;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.LinfenPackage;
import io.jishi.support.SyntheticPackage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway with packages from a directory: one region more, and another package in the place of a shipped one. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(MountedPoliciesTest.Mounted.class)
class MountedPoliciesTest {

    private static final PackageFiles SYNTHETIC =
            SyntheticPackage.ofStays("{deductible: 100, rate: 0.5}", "100000").files();

    /** With a case that is true: (300 - 100) x 0.5. */
    private static final PackageFiles ADDED = new PackageFiles("", SYNTHETIC.policy(), SYNTHETIC.law(), """
            cases:
              - name: half of what exceeds the deductible
                case:
                  id: half
                  insuredRegion: "990101"
                  scheme: RESIDENT
                  careType: INPATIENT
                  settledOn: "2020-06-30"
                  provider: {region: "990101"}
                  referral: NOT_FILED
                  fees: {total: 300.00}
                expected: {outcome: SETTLED, deductible: 100.00, poolingFund: 100.00, outOfPocket: 200.00}
            """);

    private static final PackageFiles REPLACING = new PackageFiles(
            "",
            LinfenPackage.files().policy() + "\n# another wording of the same rules\n",
            LinfenPackage.files().law(),
            LinfenPackage.files().cases());

    /** The directory, made before the gateway starts. */
    public static class Mounted implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path root = Files.createTempDirectory("mounted-policies");
                write(root.resolve("990100/resident"), ADDED);
                write(root.resolve("141000/resident"), REPLACING);
                return Map.of("jishi.policy.directories", root.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void write(Path folder, PackageFiles files) throws IOException {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("policy.yaml"), files.policy());
            Files.writeString(folder.resolve("law.md"), files.law());
            Files.writeString(folder.resolve("cases.yaml"), files.cases());
        }
    }

    private final GatewayClient city = GatewayClient.of(GatewayServers.data().cityHospital());

    @Test
    void theRegionThatWasAddedIsServed() {
        assertEquals(
                ADDED.contentHash(),
                city.get("/v1/policies?region=" + SyntheticPackage.COUNTY + "&date=2020-06-30")
                        .expect(200)
                        .at("hash"));
    }

    @Test
    void thePackageInTheDirectoryTakesThePlaceOfTheShippedOneWhichStaysStored() {
        assertEquals(
                REPLACING.contentHash(),
                city.get("/v1/policies?region=141000&date=2020-06-30")
                        .expect(200)
                        .at("hash"));
        assertEquals(
                2,
                GatewayRows.number(
                        "select count(*) from policy_package where region = '141000' and encode(content_hash, 'hex')"
                                + " in (?, ?)",
                        LinfenPackage.files().contentHash(),
                        REPLACING.contentHash()));
    }
}
