package io.jishi.api.settlement;

import io.jishi.benefit.line.FeeLine;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import java.util.List;

/** Reads the fee lines of a body. */
public final class FeeLineReader {

    private FeeLineReader() {}

    /**
     * The member {@code lines}, at least one.
     *
     * @param maximum how many there may be
     */
    public static List<FeeLine> read(Fields fields, int maximum) {
        List<Fields> items = fields.objects("lines", maximum);
        if (items.isEmpty() && fields.faults().isEmpty()) {
            fields.fault("lines", FieldFault.WRONG_LENGTH, "at least one line");
        }
        return items.stream().map(FeeLineReader::line).toList();
    }

    private static FeeLine line(Fields line) {
        FeeLine read = new FeeLine(
                line.text("serial", 64),
                line.text("itemCode", 64),
                line.date("feeDate"),
                line.unitPrice("price"),
                line.tenThousandths("quantity"),
                line.signedMoney("amount"),
                line.optionalText("returns", 64));
        line.refuseUnknown();
        return read;
    }
}
