package io.jishi.reconciliation;

import static io.jishi.reconciliation.ClaimText.line;
import static io.jishi.reconciliation.ClaimText.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.reconciliation.model.ClearingType;
import io.jishi.reconciliation.model.Period;
import io.jishi.reconciliation.model.ReconciliationFault;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Switches;
import io.jishi.reconciliation.model.Verdict;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.SettledRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day compared bill by bill. A stay is 1,000.00, of which funds pay 600.00 and the personal account 90.00. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ReconcileDetailsTest {

    @Inject
    @SuppressWarnings("NullAway.Init")
    ExchangeFiles files;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ReconcileDetails details;

    @Inject
    @SuppressWarnings("NullAway.Init")
    DetailComparison comparison;

    private final String provider = SettledRow.newProvider();

    @SuppressWarnings("NullAway.Init")
    private Comparing hospital;

    @BeforeEach
    void asThisHospital() {
        hospital = new Comparing(files, details, provider);
    }

    private SettledRow stay() {
        return SettledRow.stay(provider, "2026-03-05T10:00:00");
    }

    private static String result(SettledRow row, String message, String code, String flag, String remark, String sums) {
        return String.join("\t", row.personId(), row.visitId(), row.id(), message, code, flag, remark, sums);
    }

    private void assertRefused(Code code, long line, String text) {
        long files = count("exchange_file");
        long pieces = count("exchange_file_chunk");
        DetailsOutcome outcome = hospital.compare(hospital.day(), text);
        ReconciliationFault fault =
                assertInstanceOf(DetailsOutcome.Refused.class, outcome).fault();
        assertEquals(code, fault.code(), fault::english);
        assertEquals(line, fault.line());
        // the file that was sent is there, and nothing else
        assertEquals(files + 1, count("exchange_file"));
        assertEquals(pieces + 1, count("exchange_file_chunk"));
    }

    private long count(String table) {
        return GatewayRows.number("select count(*) from " + table + " where institution = ?", provider);
    }

    @Test
    void theResultSaysOfEachBillWhoHasIt() {
        SettledRow agreed = stay();
        SettledRow cancelled = stay();
        SettledRow cancellation = cancelled.cancelled("2026-03-05T11:00:00");
        SettledRow unseen = stay();
        SettledRow differing = stay();
        SettledRow invented = stay();
        SettledRow.insert(List.of(agreed, cancelled, cancellation, unseen, differing));
        String claim = lines(List.of(agreed, cancellation, cancelled, invented))
                + line(differing).replace("600.00", "600.01") + "\n";
        DetailsOutcome.Compared compared = hospital.compared(hospital.day(), claim);
        assertEquals(
                Map.of(Verdict.BALANCED, 3L, Verdict.OURS_MORE, 1L, Verdict.THEIRS_MORE, 1L, Verdict.DIFFERENT, 1L),
                compared.rows());
        assertEquals(5, compared.claimed().count());
        assertEquals(Fen.of(300_000), compared.ours().total());
        String sums = "1000.00\t600.00\t90.00";
        assertEquals(
                List.of(
                        result(unseen, unseen.messageId(), "1", "0", "医药机构无此结算", sums),
                        result(differing, differing.messageId(), "3", "0", "基金不一致,医药机构600.01", sums),
                        result(invented, "null", "2", "0", "中心无此结算", sums),
                        result(agreed, agreed.messageId(), "0", "0", "对平", sums),
                        result(cancelled, cancelled.messageId(), "0", "0", "对平", sums),
                        result(cancellation, cancellation.messageId(), "0", "1", "对平", "-1000.00\t-600.00\t-90.00")),
                hospital.lines(compared));
    }

    @Test
    void everythingThatDiffersIsNamedWithTheOtherValue() {
        SettledRow bill = stay();
        SettledRow.insert(List.of(bill));
        String other =
                String.join("\t", bill.id(), "V1", bill.personId(), "999.00", "599.00", "null", "1", "extension");
        assertEquals(
                List.of(result(
                        bill,
                        bill.messageId(),
                        "3",
                        "0",
                        "总额不一致,医药机构999.00;基金不一致,医药机构599.00;个账不一致,医药机构0.00;退费标志不一致;就诊ID不一致",
                        "1000.00\t600.00\t90.00")),
                hospital.lines(hospital.compared(hospital.day(), other)));
    }

    @Test
    void anEmptyFileFindsEveryBillWithItsMessage() {
        SettledRow bill = stay();
        SettledRow.insert(List.of(bill));
        List<String> lines = hospital.lines(hospital.compared(hospital.day(), ""));
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).contains("\t" + bill.messageId() + "\t1\t"), () -> lines.get(0));
    }

    @Test
    void theMessageIsTheOneThatMadeTheBill() {
        SettledRow bill = stay();
        SettledRow.insert(List.of(bill));
        GatewayRows.change(
                "insert into message (region, provider_code, transaction, message_id, kind, fingerprint, answer_status,"
                        + " answer, settlement_id, received_at) values (?, ?, 'SETTLE', ?, 'ALIAS', sha256('f'), 200,"
                        + " '', ?, '2020-01-01T00:00:00Z')",
                SettledRow.REGION,
                provider,
                "A" + bill.id(),
                bill.id());
        List<String> lines = hospital.lines(hospital.compared(hospital.day(), ""));
        assertEquals(bill.messageId(), lines.get(0).split("\t", -1)[3]);
    }

    @Test
    void whyWeDoNotHaveARowIsSaid() {
        SettledRow reversed = stay();
        SettledRow yesterday = SettledRow.stay(provider, "2026-03-04T10:00:00");
        SettledRow.insert(List.of(reversed, reversed.reversed("2026-03-05T10:01:00"), yesterday));
        List<String> remarks =
                hospital.lines(hospital.compared(hospital.day(), lines(List.of(reversed, yesterday)))).stream()
                        .map(text -> text.split("\t", -1)[6])
                        .toList();
        assertEquals(List.of("中心该结算已冲正", "中心该结算不在本次对账范围"), remarks);
    }

    @Test
    void schemeKindOfCareAndRefundsNarrowWhatIsCompared() {
        SettledRow stay = stay();
        SettledRow cancellation = stay.cancelled("2026-03-05T11:00:00");
        SettledRow.insert(
                List.of(stay, cancellation, stay().of("EMPLOYEE", "INPATIENT"), stay().of("RESIDENT", "OUTPATIENT")));
        Selection refunds = new Selection(
                SettledRow.REGION,
                provider,
                Scheme.RESIDENT,
                ClearingType.INPATIENT,
                new Period(Comparing.DAY, Comparing.DAY),
                RefundFilter.REFUNDS);
        assertEquals(
                Map.of(Verdict.BALANCED, 1L),
                hospital.compared(refunds, line(cancellation)).rows());
        assertEquals(4, hospital.compared(hospital.day(), line(stay)).ours().count());
    }

    @Test
    void switchesCountForDetailsAsForTotals() {
        SettledRow bill = stay();
        SettledRow cancelled = stay();
        SettledRow.insert(List.of(bill, cancelled, cancelled.cancelled("2026-03-05T11:00:00")));
        Switches switches = new RegionSwitches(Bounds.with(
                        "switches.cancelled-pairs", "NEITHER",
                        "switches.personal-account-in-funds", "true",
                        "switches.hospital-borne-in-funds", "true",
                        "switches.wide-codes", "true"))
                .of(SettledRow.REGION);
        String claim = line(bill).replace("600.00", "700.00");
        DetailsRequest request =
                new DetailsRequest(hospital.day(), hospital.send(ClaimText.utf8(claim)), Comparing.claimOf(claim));
        DetailsOutcome outcome = comparison
                .compare(request, switches, Clock.systemUTC().instant())
                .await()
                .atMost(Duration.ofSeconds(30));
        assertEquals(
                List.of(result(bill, bill.messageId(), "000000", "000", "对平", "1000.00\t700.00\t90.00")),
                hospital.lines(assertInstanceOf(DetailsOutcome.Compared.class, outcome)));
    }

    @Test
    void aBillTwiceIsRefused() {
        SettledRow first = stay();
        SettledRow second = stay();
        assertRefused(Code.ROW_TWICE, 3, lines(List.of(first, second, first, second)));
    }

    @Test
    void aBillOfAnotherInstitutionOrPersonIsRefused() {
        SettledRow own = stay();
        SettledRow foreign = SettledRow.stay(SettledRow.newProvider(), "2026-03-05T10:00:00");
        SettledRow.insert(List.of(own, foreign));
        assertRefused(Code.ROW_FOREIGN, 2, lines(List.of(own, foreign)));
        assertRefused(Code.ROW_FOREIGN, 1, line(own).replace(own.personId(), SettledRow.newId()));
    }

    @Test
    void aLineThatCannotBeReadIsRefusedAfterManyThatCan() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            text.append("bill").append(i).append("\tV\tP\t1.00\t1.00\t0.00\t0\n");
        }
        assertRefused(Code.LINE_MALFORMED, 1501, text + "nothing\n");
    }

    @Test
    void sumsThatAreNotThoseOfTheFileAreRefused() {
        String line = line(stay());
        DetailsRequest.Claim right = Comparing.claimOf(line);
        Fen fen = Fen.of(1);
        for (DetailsRequest.Claim wrong : List.of(
                new DetailsRequest.Claim(2, right.total(), right.fundTotal(), null),
                new DetailsRequest.Claim(1, right.total().plus(fen), right.fundTotal(), null),
                new DetailsRequest.Claim(1, right.total(), right.fundTotal().minus(fen), null),
                new DetailsRequest.Claim(1, right.total(), right.fundTotal(), fen))) {
            DetailsOutcome outcome = hospital.compare(hospital.day(), ClaimText.utf8(line), wrong);
            ReconciliationFault fault =
                    assertInstanceOf(DetailsOutcome.Refused.class, outcome).fault();
            assertEquals(Code.CLAIM_DIFFERS, fault.code());
            assertEquals(
                    "the file has 1 rows, total 1000.00, fund total 600.00, personal account 90.00", fault.detail());
        }
        DetailsRequest.Claim unsaid = new DetailsRequest.Claim(1, right.total(), right.fundTotal(), null);
        assertInstanceOf(DetailsOutcome.Compared.class, hospital.compare(hospital.day(), ClaimText.utf8(line), unsaid));
    }

    @Test
    void aFileOfAnotherInstitutionIsNotThere() {
        String fileId = new Comparing(files, details, SettledRow.newProvider()).send(ClaimText.utf8("x"));
        for (String id : List.of(fileId, "0".repeat(30), "short")) {
            DetailsOutcome outcome = hospital.compare(new DetailsRequest(hospital.day(), id, Comparing.claimOf("")));
            assertEquals(
                    Code.FILE_NOT_FOUND,
                    assertInstanceOf(DetailsOutcome.Refused.class, outcome)
                            .fault()
                            .code());
        }
    }

    @Test
    void nothingStaysBehindInTheDatabase() {
        hospital.compared(hospital.day(), line(stay()));
        assertEquals(0, GatewayRows.number("select count(*) from pg_class where relname = 'claimed_row'"));
    }
}
