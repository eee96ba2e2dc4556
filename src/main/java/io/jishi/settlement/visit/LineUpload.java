package io.jishi.settlement.visit;

import io.jishi.benefit.line.FeeLine;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.model.SplitLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch of fee lines.
 *
 * @param visit the stay or registration
 * @param chargeBatch the charge that they belong to; empty for a stay, or for a registration that is charged as one
 * @param lines in the order in which they came; at least one
 */
public record LineUpload(VisitReference visit, String chargeBatch, List<Line> lines) {

    /** Copies its list; refuses an empty batch. */
    public LineUpload {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("at least one line");
        }
    }

    /**
     * A line as it was sent.
     *
     * @param line what is split
     * @param detail what else was sent with it
     */
    public record Line(FeeLine line, SplitLine.Detail detail) {}

    /** What the batch says. */
    List<@Nullable String> says() {
        List<@Nullable String> says = new ArrayList<>();
        says.add("UPLOAD");
        says.add(chargeBatch);
        for (Line each : lines) {
            FeeLine line = each.line();
            says.add(line.serial());
            says.add(line.itemCode());
            says.add(line.feeDate().toString());
            says.add(line.price().toYuan());
            says.add(Long.toString(line.quantity()));
            says.add(line.amount().toYuan());
            says.add(line.returns());
        }
        return says;
    }

    /** The items on the lines. */
    Set<String> itemCodes() {
        return lines.stream().map(each -> each.line().itemCode()).collect(Collectors.toSet());
    }

    /** The lines in force that the batch may meet: those with its serials, and those that it returns. */
    List<LaneItem.LineKey> keys(String region) {
        return lines.stream()
                .flatMap(each -> Stream.of(each.line().serial(), each.line().returns()))
                .filter(serial -> serial != null)
                .distinct()
                .map(serial -> new LaneItem.LineKey(region, visit.visitId(), serial))
                .toList();
    }
}
