package io.jishi.nhsa.statement;

import static io.jishi.support.NationalClient.SINGLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** 9101, 9102 and 3202 with files that are good, hostile or somebody else's. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class FileTransactionsTest {

    private static final byte[] EVERY_BYTE = new byte[256];

    static {
        for (int i = 0; i < EVERY_BYTE.length; i++) {
            EVERY_BYTE[i] = (byte) i;
        }
    }

    private final DemoData data = GatewayServers.data();
    private final NationalClient hospital = NationalClient.of(data.townshipHospital());

    private String upload(String bytes) {
        return "{\"fsUploadIn\":{\"in\":" + bytes + ",\"filename\":\"对账.zip\",\"fixmedins_code\":\""
                + data.townshipHospital().code() + "\"}}";
    }

    private static String base64(byte[] bytes) {
        return NationalClient.quoted(Base64.getEncoder().encodeToString(bytes));
    }

    private Reply download(NationalClient client, String code, String file) {
        return client.call(
                "9102",
                "{\"fsDownloadIn\":{\"file_qury_no\":\"" + file + "\",\"filename\":\"x\",\"fixmedins_code\":\"" + code
                        + "\"}}");
    }

    private Reply compare(String file, long rows, String total) {
        return hospital.call(
                "3202",
                "{\"data\":{\"setl_optins\":\"141000\",\"file_qury_no\":\"" + file
                        + "\",\"stmt_begndate\":\"2019-01-01\",\"stmt_enddate\":\"2019-01-02\",\"medfee_sumamt\":\""
                        + total + "\",\"fund_pay_sumamt\":\"0.00\",\"cash_payamt\":\"0.00\",\"fixmedins_setl_cnt\":\""
                        + rows + "\"}}");
    }

    @Test
    void bytesGoUpAndComeDownAsTheyWere() {
        String code = data.townshipHospital().code();
        StringJoiner signed = new StringJoiner(",", "[", "]");
        StringJoiner unsigned = new StringJoiner(",", "[", "]");
        for (byte each : EVERY_BYTE) {
            signed.add(Integer.toString(each));
            unsigned.add(Integer.toString(each & 0xFF));
        }
        for (String bytes : new String[] {base64(EVERY_BYTE), signed.toString(), unsigned.toString()}) {
            String file = hospital.call("9101", upload(bytes)).ok().at("file_qury_no");
            Reply down = download(hospital, code, file);
            assertEquals(200, down.status());
            assertEquals(0, down.code());
            assertArrayEquals(
                    EVERY_BYTE, Base64.getDecoder().decode(down.output().asText()));
            download(NationalClient.of(data.cityHospital()), data.cityHospital().code(), file)
                    .refused(7037);
        }
        download(hospital, data.cityHospital().code(), "1").refused(7009);
        download(hospital, code, "' or 1=1").refused(7037);
    }

    @Test
    void whatIsNoFileIsRefused() {
        long before = files();
        for (String bytes : new String[] {"[256]", "[-129]", "[1.5]", "[\"a\"]", "5", "{}", "[[1]]", "[1e2]"}) {
            hospital.call("9101", upload(bytes)).refused(7015).naming("in(文件数据)");
        }
        for (String bytes : new String[] {"[]", "\"\"", "null"}) {
            assertEquals(-1, hospital.call("9101", upload(bytes)).code(), bytes);
        }
        hospital.call("9101", upload("[1]").replace(data.townshipHospital().code(), "H14100200001"))
                .refused(7009);
        assertEquals(before, files());
    }

    private static long files() {
        return GatewayRows.number("select count(*) from exchange_file");
    }

    private static byte[] zip(int entries, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (int i = 0; i < entries; i++) {
                archive.putNextEntry(new ZipEntry("f" + i));
                archive.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Reply compared(byte[] file) {
        String number = hospital.call("9101", upload(base64(file))).ok().at("file_qury_no");
        long before = files();
        Reply reply = compare(number, 1, "1.00");
        assertEquals(before, files());
        return reply;
    }

    @Test
    void hostileFilesAreRefusedAndLeaveNoResult() {
        compared(zip(1, new byte[80 * 1024 * 1024])).failed(6110);
        byte[] lines = "x\n".repeat(40 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        assertEquals(-1, compared(zip(1, lines)).code());
        compared(zip(2, "x".getBytes(StandardCharsets.US_ASCII))).naming("[61");
        compared(new byte[] {'P', 'K', 3, 4, 0}).failed(6107);
        byte[] broken = zip(1, EVERY_BYTE);
        broken[broken.length / 2] ^= 1;
        compared(broken).naming("[61");
        compared(EVERY_BYTE).naming("[61");
        String foreign = "340300" + "0".repeat(22);
        String row = String.join("\t", foreign, foreign, foreign, "1.00", "0.00", "0.00", "0") + "\n";
        compared(row.getBytes(StandardCharsets.UTF_8)).failed(6114);
        compare("nothing", 1, "1.00").naming("[6101]");
    }

    @Test
    void aLargeFileIsTakenAndALargerOneIsNot() {
        byte[] large = new byte[12 * 1024 * 1024];
        hospital.call("9101", upload(base64(large))).ok();
        Reply tooLarge = hospital.call("9101", upload(base64(new byte[17 * 1024 * 1024])));
        assertEquals(-1, tooLarge.code());
        hospital.send(SINGLE + "/fileupload/upload", hospital.envelope("9101", hospital.messageId(), upload("[1]")))
                .ok();
    }
}
