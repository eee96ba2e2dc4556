package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;

import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import java.time.LocalDate;
import java.util.Map;

/** A bill of 2020, and what becomes known about its patient afterwards. */
final class LateFacts {

    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2021, 1, 1);

    private LateFacts() {}

    /** 60,000 referred: D 1,000, POOL 35,400, BASE 24,600, CII (24,600 - 10,000) x 0.75 = 10,950. */
    static Answer referredStay(GatewayClient city, DemoPerson person) {
        GatewayRows.refer(person);
        return city.settled(stay(person).on("2020-05-20"))
                .amounts(Map.of(
                        "poolingFund", "35400.00",
                        "criticalIllness", "10950.00",
                        "medicalAssistance", "0.00",
                        "outOfPocket", "13650.00"));
    }

    /** An identity in the whole of 2020. */
    static void identity(DemoPerson person, String category) {
        GatewayRows.assist(person, category, "IDENTITY", FROM, UNTIL);
    }

    /** A grant for the whole of 2020. */
    static void grant(DemoPerson person, String category) {
        GatewayRows.assist(person, category, "GRANT", FROM, UNTIL);
    }
}
