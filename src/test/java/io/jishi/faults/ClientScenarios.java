package io.jishi.faults;

import io.jishi.faults.Scenario.Traits;
import io.jishi.faults.VirtualHospital.Habits;
import io.jishi.faults.Wire.Mischief;
import java.time.Duration;
import java.util.List;

/** F-6, R-08 and R-09: what hospitals and the way to them do. */
final class ClientScenarios {

    private static final Habits MESSY = new Habits(20, 10, 5, 5, 25, 10);
    private static final int IMPATIENT_MILLISECONDS = 50;
    private static final int HANGS_UP_WITHIN_MILLISECONDS = 30;

    private ClientScenarios() {}

    static List<Scenario> all(FaultsOptions options) {
        return List.of(
                new Scenario(
                        "clients-messy",
                        "F-6 copies, truncated bodies, hang-ups, reversals first",
                        stage -> {
                            stage.workload().habits(MESSY).reversing(0.3);
                            stage.cluster()
                                    .gateways()
                                    .forEach(each -> each.clients().delay(Duration.ofMillis(1), Duration.ofMillis(80)));
                            stage.waitItOut();
                        },
                        Traits.USUAL.mischief((random, length) -> switch (random.nextInt(10)) {
                            case 0 -> Mischief.truncated(random.nextInt(1, length));
                            case 1, 2 -> hangUp(random.nextInt(1, HANGS_UP_WITHIN_MILLISECONDS));
                            default -> Mischief.NONE;
                        })),
                new Scenario(
                        "clients-hang-up",
                        "R-09 every client hangs up after 0 to 30 ms",
                        stage -> stage.untilSettled(options.settlements()),
                        Traits.USUAL.mischief(
                                (random, length) -> hangUp(random.nextInt(1, HANGS_UP_WITHIN_MILLISECONDS)))),
                Scenario.of("clients-impatient", "R-08 clients wait 50 ms only", stage -> {
                    stage.cluster()
                            .databaseLines()
                            .forEach(each -> each.delay(Duration.ofMillis(4), Duration.ofMillis(20)));
                    stage.workload().limit(Duration.ofMillis(IMPATIENT_MILLISECONDS));
                    stage.untilSettled(2 * options.settlements());
                }));
    }

    private static Mischief hangUp(int milliseconds) {
        return Mischief.hangingUp(Duration.ofMillis(milliseconds));
    }
}
