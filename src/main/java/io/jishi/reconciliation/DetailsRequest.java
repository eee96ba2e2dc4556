package io.jishi.reconciliation;

import io.jishi.reconciliation.model.Selection;
import io.jishi.shared.money.Fen;
import org.jspecify.annotations.Nullable;

/**
 * What is compared bill by bill.
 *
 * @param selection our rows; its provider is the institution that the file belongs to
 * @param fileId handle of the institution's file
 * @param claim what the request says that the file adds up to
 */
public record DetailsRequest(Selection selection, String fileId, Claim claim) {

    /**
     * Sums of the file, for the institution's own check that it sent the right one.
     *
     * @param count how many rows
     * @param total medical fees
     * @param fundTotal what the funds pay
     * @param personalAccount what personal accounts pay; null where the request does not say
     */
    public record Claim(
            long count, Fen total, Fen fundTotal, @Nullable Fen personalAccount) {}
}
