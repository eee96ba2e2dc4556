package io.jishi.api.visit;

import io.jishi.api.admission.Admitted;
import io.jishi.api.settlement.FeeLineReader;
import io.jishi.api.settlement.Preamble;
import io.jishi.benefit.line.FeeLine;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.SettlementConfiguration;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.visit.LineUpload;
import io.jishi.settlement.visit.UploadLines;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.settlement.visit.WithdrawLines;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v1/visits/{id}/lines}: upload fee lines in batches, and take them back. */
@Admitted
@Path("/v1/visits/{id}/lines")
public class VisitLineResource {

    private static final int NUMBER_MAXIMUM = 64;

    private final UploadLines uploadLines;
    private final WithdrawLines withdrawLines;
    private final SettlementConfiguration configuration;
    private final Clock clock;

    /** With its use cases. */
    VisitLineResource(
            UploadLines uploadLines, WithdrawLines withdrawLines, SettlementConfiguration configuration, Clock clock) {
        this.uploadLines = uploadLines;
        this.withdrawLines = withdrawLines;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** A batch of lines; empty where something is wrong with it. */
    private record Batch(String chargeBatch, List<FeeLine> lines) {

        LineUpload of(String visitId) {
            return new LineUpload(
                    new VisitReference(visitId),
                    chargeBatch,
                    lines.stream()
                            .map(line -> new LineUpload.Line(line, SplitLine.Detail.NONE))
                            .toList());
        }
    }

    /** Which lines are taken back: those with the serials, or all of a charge, or, without either, all. */
    private record Withdrawal(Set<String> serials, @Nullable String chargeBatch) {}

    /** Uploads a batch. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> upload(
            byte[] body,
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> Preamble.body(
                        body,
                        this::batch,
                        batch -> uploadLines
                                .upload(
                                        VisitResource.key(id, context, MessageKey.UPLOAD_LINES, messageId),
                                        batch.of(id))
                                .map(VisitResponses::ofLines)));
    }

    /** Takes lines back. */
    @POST
    @Path("/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> withdraw(
            byte[] body,
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> Preamble.body(
                        body,
                        this::withdrawal,
                        asked -> withdraw(
                                        VisitResource.key(id, context, MessageKey.WITHDRAW_LINES, messageId), id, asked)
                                .map(VisitResponses::of)));
    }

    private Uni<SettlementOutcome> withdraw(MessageKey key, String id, Withdrawal asked) {
        VisitReference visit = new VisitReference(id);
        return asked.serials().isEmpty()
                ? withdrawLines.withdrawAll(key, visit, asked.chargeBatch())
                : withdrawLines.withdraw(key, visit, asked.serials());
    }

    private Batch batch(Fields fields) {
        String chargeBatch = fields.optionalText("chargeBatch", NUMBER_MAXIMUM);
        List<FeeLine> lines = FeeLineReader.read(fields, configuration.linesMaximum());
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).feeDate().isAfter(today)) {
                fields.fault("lines[" + i + "].feeDate", FieldFault.OUT_OF_RANGE, "it is in the future");
            }
        }
        fields.refuseUnknown();
        return new Batch(Objects.requireNonNullElse(chargeBatch, ""), lines);
    }

    /** Everything is asked for in so many words: a body that says nothing takes nothing back. */
    private Withdrawal withdrawal(Fields fields) {
        boolean all = fields.truth("all", false);
        String chargeBatch = fields.optionalText("chargeBatch", NUMBER_MAXIMUM);
        boolean some = fields.has("serials");
        List<String> serials = some ? fields.texts("serials", configuration.linesMaximum()) : List.of();
        int said = (all ? 1 : 0) + (chargeBatch == null ? 0 : 1) + (some ? 1 : 0);
        if (said != 1) {
            fields.fault("serials", FieldFault.MISSING, "either serials, chargeBatch or all");
        } else if (some && serials.isEmpty() && fields.faults().isEmpty()) {
            fields.fault("serials", FieldFault.WRONG_LENGTH, "at least one serial");
        }
        fields.refuseUnknown();
        return new Withdrawal(Set.copyOf(serials), chargeBatch);
    }
}
