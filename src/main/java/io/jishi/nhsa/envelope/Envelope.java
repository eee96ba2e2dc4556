package io.jishi.nhsa.envelope;

import io.jishi.platform.document.Node;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a request, as far as it decides anything; the other fields were checked and dropped.
 *
 * @param number the transaction as it was sent, with the letter of a variant
 * @param messageId the sender's id of the message, at most 30 characters
 * @param treatmentRegion place of the sender, as it says
 * @param insuredRegion county or pooling region of the insured; null if it was not sent
 * @param operatorType who sits at the sender: 1 operator, 2 terminal, 3 mobile
 * @param institution the institution that the message names
 * @param input members of {@code input}
 */
public record Envelope(
        String number,
        String messageId,
        String treatmentRegion,
        @Nullable String insuredRegion,
        String operatorType,
        String institution,
        Node.Members input) {}
