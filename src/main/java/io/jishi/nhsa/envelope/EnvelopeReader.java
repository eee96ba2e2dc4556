package io.jishi.nhsa.envelope;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.CheckedInput;
import io.jishi.nhsa.table.Dictionaries;
import io.jishi.nhsa.table.FieldTable;
import io.jishi.nhsa.table.FieldTables;
import io.jishi.nhsa.table.InputRow;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the envelope of a request. Fields that it does not know are dropped. */
@ApplicationScoped
public class EnvelopeReader {

    private final FieldTable table;
    private final Dictionaries dictionaries;

    /** By the field table of the envelope. */
    public EnvelopeReader(FieldTables tables, Dictionaries dictionaries) {
        this.table = new FieldTable("envelope", "报文", List.of(), List.of(tables.envelope()), List.of());
        this.dictionaries = dictionaries;
    }

    /**
     * Reads a body.
     *
     * @throws InterfaceRefusal with the first thing that is wrong
     */
    public Envelope read(byte[] body) {
        Node.Members message = object(body, InterfaceError.NOT_JSON);
        if (!message.members().containsKey("infno")) {
            throw InterfaceRefusal.of(InterfaceError.NOT_AN_ENVELOPE);
        }
        InputRow row = checked(message);
        Node.Members input = input(message.members().get("input"));
        return new Envelope(
                row.text("infno"),
                row.text("msgid"),
                row.text("mdtrtarea_admvs"),
                row.optionalText("insuplc_admdvs"),
                row.text("opter_type"),
                row.text("fixmedins_code"),
                input);
    }

    /** A fault of an envelope has its own numbers, whatever is wrong with the field. */
    private InputRow checked(Node.Members message) {
        try {
            return CheckedInput.of(table, message, dictionaries, 1).row("");
        } catch (InterfaceRefusal refusal) {
            InterfaceError error = refusal.error() == InterfaceError.FIELD_MISSING
                    ? InterfaceError.ENVELOPE_FIELD_MISSING
                    : InterfaceError.ENVELOPE_FIELD_WRONG;
            throw InterfaceRefusal.of(error, refusal.sentence() + ",");
        }
    }

    private static Node.Members input(@Nullable Node input) {
        if (input == null || input instanceof Node.Nothing) {
            throw InterfaceRefusal.of(InterfaceError.ENVELOPE_FIELD_MISSING, "报文 字段 input(交易输入) 必填,");
        }
        if (input instanceof Node.Members object) {
            return object;
        }
        if (input instanceof Node.Text text) {
            return object(text.value().getBytes(StandardCharsets.UTF_8), InterfaceError.MALFORMED_INPUT);
        }
        throw InterfaceRefusal.of(InterfaceError.MALFORMED_INPUT);
    }

    private static Node.Members object(byte[] bytes, InterfaceError otherwise) {
        try {
            if (DocumentReader.readJsonWithLongTexts(bytes) instanceof Node.Members object) {
                return object;
            }
        } catch (MalformedDocument malformed) {
            throw InterfaceRefusal.of(otherwise);
        }
        throw InterfaceRefusal.of(otherwise);
    }
}
