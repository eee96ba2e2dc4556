package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a reply is the envelope that every message gets. */
final class EnvelopeCheck {
    private static final Pattern REFERENCE = Pattern.compile("[0-9]{30}");
    private static final Pattern MILLISECOND = Pattern.compile("[0-9]{17}");
    private static final Pattern NUMBERED = Pattern.compile("\\[[0-9]{4}] .+", Pattern.DOTALL);
    private static final int LONGEST_ERROR = 200;
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;
    private static final int UNKNOWN_OUTCOME = 504;

    private EnvelopeCheck() {}

    /** What is wrong with a reply that did come; empty if nothing is. */
    static List<String> faults(Reply reply) {
        List<String> faults = new ArrayList<>();
        if (reply.status() == TOO_LARGE) {
            return List.of();
        }
        JsonNode envelope = reply.envelope();
        if (!envelope.isObject()) {
            return List.of("the body is no JSON object");
        }
        JsonNode infcode = envelope.path("infcode");
        boolean success = infcode.isIntegralNumber() && infcode.asInt() == 0;
        boolean failure = infcode.isIntegralNumber() && infcode.asInt() == -1;
        expect(faults, success || failure, "infcode is the number 0 or -1");
        expect(
                faults,
                reply.status() == OK || (reply.status() == UNKNOWN_OUTCOME && failure),
                "HTTP 200, or 504 with infcode -1");
        expect(faults, matches(REFERENCE, envelope, "inf_refmsgid"), "inf_refmsgid is 30 digits");
        expect(faults, matches(MILLISECOND, envelope, "refmsg_time"), "refmsg_time is 17 digits");
        expect(faults, matches(MILLISECOND, envelope, "respond_time"), "respond_time is 17 digits");
        if (failure) {
            String error = reply.error();
            expect(faults, NUMBERED.matcher(error).matches(), "err_msg is [number] and a sentence");
            expect(faults, error.codePointCount(0, error.length()) <= LONGEST_ERROR, "err_msg is 200 at most");
        }
        return faults;
    }

    private static boolean matches(Pattern pattern, JsonNode envelope, String field) {
        return envelope.path(field).isTextual()
                && pattern.matcher(envelope.path(field).asText()).matches();
    }

    private static void expect(List<String> faults, boolean held, String sentence) {
        if (!held) {
            faults.add(sentence);
        }
    }
}
