package io.jishi.api.filing;

import io.jishi.api.settlement.PersonBodies;
import io.jishi.coverage.model.Identified;
import io.jishi.filing.model.FilingChannel;
import io.jishi.filing.model.FilingKind;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.filing.FilingRequest;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the body of a filing. */
final class FilingRequestReader {

    private static final int IDENTITY_NUMBER_MAXIMUM = 40;
    private static final int PROVIDER_CODE_MAXIMUM = 30;
    private static final int DISEASE_MAXIMUM = 60;

    private final Fields fields;

    /**
     * The body, before the person is looked up.
     *
     * @param insuredRegion county or pooling region, as sent
     * @param personId null if an ID number was sent
     * @param identityNumber null if a person id was sent
     * @param validUntil exclusive; null for an open end
     */
    record Body(
            String insuredRegion,
            @Nullable String personId,
            @Nullable String identityNumber,
            FilingKind kind,
            @Nullable String disease,
            FilingChannel channel,
            @Nullable String treatmentRegion,
            @Nullable String providerCode,
            LocalDate validFrom,
            @Nullable LocalDate validUntil)
            implements PersonBodies.Body {

        FilingRequest toRequest(String region, Identified person, String institution) {
            return new FilingRequest(
                    region,
                    person.personId(),
                    person.reference(),
                    institution,
                    kind,
                    disease,
                    channel,
                    treatmentRegion,
                    providerCode,
                    new DateRange(validFrom, validUntil));
        }
    }

    FilingRequestReader(Fields fields) {
        this.fields = fields;
    }

    Body read() {
        FilingKind kind = fields.code("kind", FilingKind.class);
        Body body = new Body(
                fields.regionCode("insuredRegion"),
                PersonBodies.personId(fields),
                fields.optionalText("identityNumber", IDENTITY_NUMBER_MAXIMUM),
                kind,
                kind == FilingKind.DISEASE ? fields.text("disease", DISEASE_MAXIMUM) : null,
                fields.code("channel", FilingChannel.class),
                fields.has("treatmentRegion") ? fields.regionCode("treatmentRegion") : null,
                fields.optionalText("providerCode", PROVIDER_CODE_MAXIMUM),
                fields.date("validFrom"),
                kind == FilingKind.LONG_TERM_RESIDENT ? fields.optionalDate("validUntil") : fields.date("validUntil"));
        if (fields.faults().isEmpty()) {
            check(body); // stand-ins for what is missing or wrong contradict nothing
        }
        PersonBodies.requireOne(fields, body);
        fields.refuseUnknown();
        return body;
    }

    private void check(Body body) {
        LocalDate until = body.validUntil();
        if (until != null && !until.isAfter(body.validFrom())) {
            fields.fault("validUntil", FieldFault.CONTRADICTION, "it is the first day after the filing");
        }
        if (body.kind() == FilingKind.REFERRAL && body.providerCode() == null && body.treatmentRegion() == null) {
            fields.fault("providerCode", FieldFault.MISSING, "a referral names a hospital or a place");
        }
        boolean placed = body.providerCode() != null || body.treatmentRegion() != null;
        if (body.kind() == FilingKind.DISEASE && placed) {
            String field = body.providerCode() != null ? "providerCode" : "treatmentRegion";
            fields.fault(field, FieldFault.CONTRADICTION, "a disease is filed for every provider");
        }
    }
}
