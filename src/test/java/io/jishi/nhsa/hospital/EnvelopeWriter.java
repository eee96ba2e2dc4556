package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Puts a message into the envelope of its dialect. */
final class EnvelopeWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Hospital hospital;
    private final Clock clock;
    private volatile String signNumber = "";

    EnvelopeWriter(Hospital hospital, Clock clock) {
        this.hospital = hospital;
        this.clock = clock;
    }

    /** From now on every envelope carries this sign-in. */
    void signedIn(String number) {
        signNumber = number;
    }

    /** The envelope with the input. */
    ObjectNode write(Message message, String msgid) {
        Dialect dialect = message.dialect();
        ObjectNode input = DialectWriter.write(dialect, message.infno(), message.input());
        ObjectNode envelope = Json.object()
                .put("infno", message.infno())
                .put("msgid", msgid)
                .put("mdtrtarea_admvs", hospital.region())
                .put("insuplc_admdvs", message.insuredRegion())
                .put("recer_sys_code", dialect.receiver())
                .put("dev_no", "")
                .put("dev_safe_info", "")
                .put("cainfo", "")
                .put("signtype", dialect == Dialect.HUNAN ? "SM3" : "SM2")
                .put("infver", dialect.version())
                .put("opter_type", "1")
                .put("opter", "0001")
                .put("opter_name", "模拟收费员")
                .put("inf_time", TIME.format(LocalDateTime.now(clock.withZone(AttemptLog.LOCAL))))
                .put("fixmedins_code", hospital.code())
                .put("fixmedins_name", "模拟医院")
                .put("sign_no", signNumber);
        if (dialect == Dialect.INNER_MONGOLIA) {
            envelope.put("enc_type", "").put("serv_code", "");
        }
        if (dialect.writesInputAsText()) {
            return envelope.put("input", Json.write(input));
        }
        return envelope.set("input", input);
    }
}
