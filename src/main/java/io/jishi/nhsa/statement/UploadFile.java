package io.jishi.nhsa.statement;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.platform.clock.SystemClock;
import io.jishi.reconciliation.ExchangeFiles;
import io.jishi.reconciliation.model.ExchangeFile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;

/** 9101 文件上传. */
@ApplicationScoped
class UploadFile implements Transaction {

    private final ExchangeFiles files;

    UploadFile(ExchangeFiles files) {
        this.files = files;
    }

    @Override
    public String number() {
        return "9101";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("fsUploadIn");
        Files.requireCaller(call, row);
        return files.store(call.institution(), row.text("filename"), row.bytes("in"))
                .map(storing -> storing instanceof ExchangeFiles.Stored stored
                        ? reply(call, stored.file())
                        : Files.refused(((ExchangeFiles.Refused) storing).fault()));
    }

    private static Reply reply(Call call, ExchangeFile file) {
        Output output = call.output();
        output.bare()
                .text("file_qury_no", file.fileId())
                .text("filename", file.name())
                .text("fixmedins_code", call.institution())
                .time("dld_endtime", LocalDateTime.ofInstant(file.expiresAt(), SystemClock.CHINA));
        return Reply.of(output);
    }
}
