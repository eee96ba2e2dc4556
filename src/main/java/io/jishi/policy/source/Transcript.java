package io.jishi.policy.source;

import io.jishi.platform.document.Node;
import io.jishi.platform.document.Readings;
import io.jishi.policy.model.Basis;
import io.jishi.policy.model.Content;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies a block that has been read, for people. It follows the file and knows no parameter: what a new parameter says
 * is in the copy without further code. Numbers are what the reader took them for, so that the copy cannot say something
 * else than what is computed. Only a package without faults is copied.
 */
final class Transcript {

    private final Readings readings;
    private final Citations citations;

    Transcript(Readings readings, Citations citations) {
        this.readings = readings;
        this.citations = citations;
    }

    /** The block without its source; null if it is a repeal. */
    Content.@Nullable Group block(Node block, String path) {
        boolean repeal = block instanceof Node.Members members
                && members.members().get("repealed") instanceof Node.Truth truth
                && truth.value();
        return !repeal && of(block, path) instanceof Content.Group group
                ? new Content.Group(group.members(), null)
                : null;
    }

    private Content of(Node node, String path) {
        if (node instanceof Node.Members members) {
            return group(members, path);
        }
        if (node instanceof Node.Items items) {
            List<Content> copied = new ArrayList<>();
            for (int i = 0; i < items.items().size(); i++) {
                copied.add(of(items.items().get(i), path + "[" + i + "]"));
            }
            return new Content.Items(copied);
        }
        if (node instanceof Node.Digits number) {
            return number(number.value(), path);
        }
        return node instanceof Node.Truth truth
                ? new Content.Truth(truth.value())
                : new Content.Text(((Node.Text) node).value());
    }

    private Content.Group group(Node.Members members, String path) {
        Basis basis = citations.at(path);
        Map<String, Content> copied = new LinkedHashMap<>();
        members.members().forEach((name, member) -> {
            boolean isBasis = basis != null && name.equals("source");
            if (!isBasis && !name.equals("repealed") && !(member instanceof Node.Nothing)) {
                copied.put(name, of(member, path + "." + name));
            }
        });
        return new Content.Group(copied, basis);
    }

    private Content number(String digits, String path) {
        Fen amount = readings.amount(path);
        if (amount != null) {
            return new Content.Amount(amount);
        }
        Rate rate = readings.rate(path);
        return rate != null ? new Content.Ratio(rate) : new Content.Number(plain(digits));
    }

    private static String plain(String digits) {
        return digits.contains(".")
                ? new BigDecimal(digits).stripTrailingZeros().toPlainString()
                : digits;
    }
}
