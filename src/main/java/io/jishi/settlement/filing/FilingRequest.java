package io.jishi.settlement.filing;

import io.jishi.filing.model.FilingChannel;
import io.jishi.filing.model.FilingKind;
import io.jishi.settlement.Fingerprint;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an institution asks to file.
 *
 * @param region pooling region of the insured
 * @param personId the insured; empty if nobody has the ID number that was sent
 * @param personReference how the request names the person: the id, or the blind index of the ID number
 * @param institution the authenticated institution
 * @param kind what the filing is about
 * @param disease of a disease filing; null otherwise
 * @param channel how it came in
 * @param treatmentRegion place that it is for; null for any, or for that of the provider
 * @param providerCode the receiving hospital; null for any
 * @param valid its days
 */
public record FilingRequest(
        String region,
        String personId,
        String personReference,
        String institution,
        FilingKind kind,
        @Nullable String disease,
        FilingChannel channel,
        @Nullable String treatmentRegion,
        @Nullable String providerCode,
        DateRange valid) {

    /** SHA-256 of what it says, in hexadecimal. */
    String fingerprint() {
        LocalDate until = valid.until();
        List<@Nullable String> fields = new ArrayList<>();
        fields.add(region);
        fields.add(personReference);
        fields.add(kind.name());
        fields.add(disease);
        fields.add(channel.name());
        fields.add(treatmentRegion);
        fields.add(providerCode);
        fields.add(valid.from().toString());
        fields.add(until == null ? null : until.toString());
        return Fingerprint.ofFields("filing", fields);
    }
}
