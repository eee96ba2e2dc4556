package io.jishi.api.visit;

import io.jishi.api.settlement.PersonBodies;
import io.jishi.coverage.model.Identified;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.visit.VisitOpening;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.visit.model.VisitKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the body of an opening. */
final class VisitOpeningReader {

    private static final int IDENTITY_NUMBER_MAXIMUM = 40;
    private static final int VISIT_NUMBER_MAXIMUM = 64;
    private static final int DISEASE_MAXIMUM = 60;

    private VisitOpeningReader() {}

    /**
     * The body, before the person is looked up.
     *
     * @param insuredRegion county or pooling region, as sent
     * @param personId null if an ID number was sent
     * @param identityNumber null if a person id was sent
     */
    record Body(
            String insuredRegion,
            @Nullable String personId,
            @Nullable String identityNumber,
            Scheme scheme,
            CareType careType,
            @Nullable String disease,
            String visitNumber,
            LocalDate admittedOn)
            implements PersonBodies.Body {

        VisitOpening toOpening(String region, Identified person, String institution) {
            return new VisitOpening(
                    new VisitKey(region, institution, visitNumber),
                    person.personId(),
                    person.reference(),
                    scheme,
                    careType,
                    disease,
                    admittedOn,
                    null);
        }
    }

    static Body read(Fields fields, LocalDate today) {
        CareType careType = fields.code("careType", CareType.class);
        Body body = new Body(
                fields.regionCode("insuredRegion"),
                PersonBodies.personId(fields),
                fields.optionalText("identityNumber", IDENTITY_NUMBER_MAXIMUM),
                fields.code("scheme", Scheme.class),
                careType,
                careType.requiresDisease()
                        ? fields.text("disease", DISEASE_MAXIMUM)
                        : fields.optionalText("disease", DISEASE_MAXIMUM),
                fields.text("visitNumber", VISIT_NUMBER_MAXIMUM),
                fields.date("admittedOn"));
        if (body.admittedOn().isAfter(today)) {
            fields.fault("admittedOn", FieldFault.OUT_OF_RANGE, "it is in the future");
        }
        PersonBodies.requireOne(fields, body);
        fields.refuseUnknown();
        return body;
    }
}
