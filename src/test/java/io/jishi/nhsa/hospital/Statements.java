package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.Books.Group;
import io.jishi.nhsa.hospital.Books.Row;
import io.jishi.nhsa.hospital.Books.Totals;
import io.jishi.nhsa.hospital.StatementFile.ResultLine;
import io.jishi.nhsa.hospital.StatementFile.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** 3201, and 3202 with its two file transactions. */
final class Statements {
    private final Desk desk;

    Statements(Desk desk) {
        this.desk = desk;
    }

    /** What is compared. */
    record Period(Group group, LocalDate from, LocalDate to) {}

    private record ResultFile(String handle, String name) {}

    /** 3201 with these totals: whether it balances; empty if it does not answer. */
    Optional<Verdict> compareTotals(Dialect dialect, Period period, Totals totals) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("insutype", period.group().insutype())
                .put("clr_type", period.group().clrType())
                .put("setl_optins", period.group().optins())
                .put("stmt_begndate", period.from().toString())
                .put("stmt_enddate", period.to().toString())
                .put("medfee_sumamt", Yuan.text(totals.total()))
                .put("fund_pay_sumamt", Yuan.text(totals.fundTotal()))
                .put("acct_pay", Yuan.text(totals.account()))
                .put("fixmedins_setl_cnt", Integer.toString(totals.count()));
        Reply reply = desk.expectSuccess(desk.client().sendUntilKnown(message(dialect, period, "3201", input)));
        JsonNode result = reply.output().path("stmtinfo").path("stmt_rslt");
        return reply.succeeded() ? Optional.of(StatementFile.verdict(result.asText())) : Optional.empty();
    }

    /** 9101, 3202 and 9102 with these rows: the lines of the result; empty if a step does not answer. */
    Optional<List<ResultLine>> compareRows(Dialect dialect, Period period, List<Row> rows) {
        Totals totals = Totals.of(rows);
        Optional<String> handle = upload(dialect, period, StatementFile.write(rows));
        if (handle.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("setl_optins", period.group().optins())
                .put("file_qury_no", handle.get())
                .put("stmt_begndate", period.from().toString())
                .put("stmt_enddate", period.to().toString())
                .put("medfee_sumamt", Yuan.text(totals.total()))
                .put("fund_pay_sumamt", Yuan.text(totals.fundTotal()))
                .put("cash_payamt", Yuan.text(totals.cash()))
                .put("fixmedins_setl_cnt", Integer.toString(totals.count()))
                .put("clr_type", period.group().clrType());
        Reply reply = desk.expectSuccess(desk.client().sendUntilKnown(message(dialect, period, "3202", input)));
        JsonNode info = reply.output().path("fileinfo");
        return reply.succeeded()
                ? download(
                        dialect,
                        period,
                        new ResultFile(
                                info.path("file_qury_no").asText(),
                                info.path("filename").asText()))
                : Optional.empty();
    }

    private Optional<String> upload(Dialect dialect, Period period, byte[] file) {
        ObjectNode input = Json.object();
        ObjectNode node = input.putObject("fsUploadIn");
        if (dialect.writesBytesAsArray()) {
            ArrayNode bytes = node.putArray("in");
            for (byte each : file) {
                bytes.add(each & 0xFF);
            }
        } else {
            node.put("in", Base64.getEncoder().encodeToString(file));
        }
        node.put("filename", "statement.zip")
                .put("fixmedins_code", desk.hospital().code());
        Reply reply = desk.expectSuccess(desk.client().sendUntilKnown(message(dialect, period, "9101", input)));
        String handle = reply.output().path("file_qury_no").asText();
        return handle.isEmpty() ? Optional.empty() : Optional.of(handle);
    }

    private Optional<List<ResultLine>> download(Dialect dialect, Period period, ResultFile result) {
        ObjectNode input = Json.object();
        input.putObject("fsDownloadIn")
                .put("file_qury_no", result.handle())
                .put("filename", result.name())
                .put("fixmedins_code", desk.hospital().code());
        Reply reply = desk.expectSuccess(desk.client().sendUntilKnown(message(dialect, period, "9102", input)));
        Optional<byte[]> file = reply.isFile()
                ? Optional.of(reply.text().getBytes(StandardCharsets.ISO_8859_1))
                : StatementFile.bytesIn(reply.output());
        try {
            return file.map(StatementFile::read);
        } catch (IllegalArgumentException unreadable) {
            desk.rules()
                    .check(
                            Rule.BOOKS_EQUAL_GATEWAY,
                            false,
                            () -> "the file of 3202 is unreadable: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static Message message(Dialect dialect, Period period, String infno, ObjectNode input) {
        return new Message(dialect, infno, period.group().optins(), input);
    }
}
