package io.jishi.nhsa.statement;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.reconciliation.ExchangeFiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;

/** 9102 文件下载: the bytes in base 64. A file is at most as large as one that may be uploaded. */
@ApplicationScoped
class DownloadFile implements Transaction {

    private final ExchangeFiles files;

    DownloadFile(ExchangeFiles files) {
        this.files = files;
    }

    @Override
    public String number() {
        return "9102";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("fsDownloadIn");
        Files.requireCaller(call, row);
        return files.read(call.institution(), row.text("file_qury_no"))
                .chain(found -> found.map(opened -> bytes(opened)
                                .map(bytes -> Reply.of(call.output().file(bytes))))
                        .orElseGet(() -> Uni.createFrom().item(Reply.refused(InterfaceError.NO_SUCH_FILE))));
    }

    private static Uni<byte[]> bytes(ExchangeFiles.Opened opened) {
        int size = Math.toIntExact(opened.file().size());
        return opened.content()
                .collect()
                .in(() -> new ByteArrayOutputStream(size), ByteArrayOutputStream::writeBytes)
                .map(ByteArrayOutputStream::toByteArray);
    }
}
