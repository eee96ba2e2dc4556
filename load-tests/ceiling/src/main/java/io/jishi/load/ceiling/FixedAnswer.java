package io.jishi.load.ceiling;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a body of the same form and answers with as many bytes as the gateway does. */
@Path("/v1/settlements/preview")
public class FixedAnswer {

    private final byte[] answer;

    FixedAnswer(@ConfigProperty(name = "answer.bytes", defaultValue = "1400") int bytes) {
        this.answer =
                ("{\"filler\":\"" + "x".repeat(bytes - 13) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The body of a preview. */
    public record Body(
            String insuredRegion,
            String personId,
            String scheme,
            String careType,
            String visitNumber,
            String admittedOn,
            String dischargedOn,
            Fees fees) {}

    /** Its fees. */
    public record Fees(BigDecimal total) {}

    /** Answers. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] answer(Body body) {
        return answer;
    }
}
