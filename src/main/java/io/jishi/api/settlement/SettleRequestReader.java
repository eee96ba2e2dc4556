package io.jishi.api.settlement;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.line.FeeLine;
import io.jishi.coverage.model.Identified;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.simulation.SimulationCaseReader;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a settlement or preview. */
final class SettleRequestReader {

    private static final int IDENTITY_NUMBER_MAXIMUM = 40;
    private static final int VISIT_NUMBER_MAXIMUM = 64;

    private final Fields fields;
    private final LocalDate today;
    private final int linesMaximum;

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
            LocalDate startedOn,
            LocalDate endedOn,
            FeeTotals fees,
            List<FeeLine> lines)
            implements PersonBodies.Body {

        SettleRequest toRequest(String region, Identified person, String providerCode) {
            return new SettleRequest(
                    region,
                    person.personId(),
                    person.reference(),
                    providerCode,
                    scheme,
                    careType,
                    disease,
                    visitNumber,
                    startedOn,
                    endedOn,
                    fees.total(),
                    lines,
                    lines.isEmpty() ? fees : null);
        }
    }

    SettleRequestReader(Fields fields, LocalDate today, int linesMaximum) {
        this.fields = fields;
        this.today = today;
        this.linesMaximum = linesMaximum;
    }

    Body read() {
        CareType careType = fields.code("careType", CareType.class);
        boolean hasLines = fields.has("lines");
        LocalDate endedOn = fields.date("dischargedOn");
        LocalDate startedOn =
                fields.has("admittedOn") || careType == CareType.INPATIENT ? fields.date("admittedOn") : endedOn;
        Body body = new Body(
                fields.regionCode("insuredRegion"),
                PersonBodies.personId(fields),
                fields.optionalText("identityNumber", IDENTITY_NUMBER_MAXIMUM),
                fields.code("scheme", Scheme.class),
                careType,
                careType.requiresDisease() ? fields.text("disease", 60) : fields.optionalText("disease", 60),
                fields.text("visitNumber", VISIT_NUMBER_MAXIMUM),
                startedOn,
                endedOn,
                fees(careType, hasLines),
                hasLines ? FeeLineReader.read(fields, linesMaximum) : List.of());
        if (fields.faults().isEmpty()) {
            checkDates(body); // stand-ins for dates that are missing or wrong contradict nothing
        }
        PersonBodies.requireOne(fields, body);
        fields.refuseUnknown();
        return body;
    }

    private FeeTotals fees(CareType careType, boolean hasLines) {
        Fields fees = fields.object("fees");
        if (!hasLines) {
            return SimulationCaseReader.fees(fees, careType);
        }
        Fen total = fees.money("total");
        fees.refuseUnknown();
        return new FeeTotals(total, Fen.ZERO, Fen.ZERO, Fen.ZERO, null, null);
    }

    private void checkDates(Body body) {
        if (body.startedOn().isAfter(body.endedOn())) {
            fields.fault("admittedOn", FieldFault.CONTRADICTION, "it is after dischargedOn");
        }
        if (body.endedOn().isAfter(today)) {
            fields.fault("dischargedOn", FieldFault.OUT_OF_RANGE, "it is in the future");
        }
        for (int i = 0; i < body.lines().size(); i++) {
            if (body.lines().get(i).feeDate().isAfter(body.endedOn())) {
                fields.fault("lines[" + i + "].feeDate", FieldFault.CONTRADICTION, "it is after dischargedOn");
            }
        }
    }
}
