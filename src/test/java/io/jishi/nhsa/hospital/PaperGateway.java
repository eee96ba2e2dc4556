package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A gateway on paper, for tests of the simulator: everything in memory, one message at a time, the funds pay six
 * tenths. It keeps every rule but those that its {@link Sin} breaks, so that the simulator can be seen to notice.
 */
final class PaperGateway implements AutoCloseable {
    static final String API_KEY = "paper";
    static final String INSTITUTION = "H00000000001";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final PaperVisits visits;
    private final PaperQueries queries;
    private final PaperStatements statements;
    private final Sin sin;
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Set<String> tombstones = new HashSet<>();
    private long references;

    /** What a gateway may do wrong. */
    enum Sin {
        NONE,
        BILL_FOR_EVERY_MESSAGE,
        FORGETS_REVERSALS,
        FEN_TOO_MUCH_FOR_THE_FUND,
        COUNTS_RESENT_LINES,
        NUMBERS_WITHOUT_DECIMALS,
        ANY_TOTAL
    }

    private PaperGateway(HttpServer server, Sandbox sandbox, Sin sin) {
        this.server = server;
        this.sin = sin;
        visits = new PaperVisits(sandbox, sin);
        queries = new PaperQueries(sandbox, visits);
        statements = new PaperStatements(visits);
    }

    static PaperGateway start(Sandbox sandbox, Sin sin) throws IOException {
        HttpServer server = Relay.localServer();
        PaperGateway gateway = new PaperGateway(server, sandbox, sin);
        server.createContext("/", gateway::handle);
        server.setExecutor(gateway.threads);
        server.start();
        return gateway;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Something that is refused. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(int number, String sentence) {
            super("[" + number + "] " + sentence);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = Json.write(envelope(exchange, body)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private synchronized ObjectNode envelope(HttpExchange exchange, String body) {
        references++;
        ObjectNode envelope = Json.object()
                .put("infcode", 0)
                .put("inf_refmsgid", String.format(Locale.ROOT, "%030d", references))
                .put("refmsg_time", "20210301000000000")
                .put("respond_time", "20210301000000000")
                .put("err_msg", "");
        try {
            JsonNode output = answer(exchange, Json.read(body));
            return envelope.put("warn_msg", output.path("warning").asText()).set("output", output.path("output"));
        } catch (Refusal refusal) {
            return envelope.put("infcode", -1).put("err_msg", refusal.getMessage());
        }
    }

    private JsonNode answer(HttpExchange exchange, JsonNode request) {
        String infno = request.path("infno").asText();
        for (String field : new String[] {"infno", "msgid", "fixmedins_code", "opter_type", "inf_time", "input"}) {
            require(request.hasNonNull(field), 7001, field);
        }
        String path = exchange.getRequestURI().getPath();
        require(path.equals(Paths.SINGLE) || path.equals(Paths.of(infno)), 7002, path);
        require(API_KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key")), 7003, "credential");
        require(request.path("fixmedins_code").asText().equals(INSTITUTION), 7004, "institution");
        JsonNode input = request.path("input");
        JsonNode nodes = input.isTextual() ? Json.read(input.asText()) : input;
        String msgid = request.path("msgid").asText();
        String key = transaction(infno) + " " + msgid;
        require(!tombstones.contains(key), 7005, "reversed before");
        JsonNode known = answers.get(key);
        if (known != null) {
            return known;
        }
        ObjectNode answer = Json.object();
        answer.set("output", Json.object());
        if (infno.equals("2601")) {
            reverse(nodes.path("data"));
        } else {
            perform(infno, msgid, nodes, answer);
        }
        answers.put(key, answer);
        return answer;
    }

    private void perform(String infno, String msgid, JsonNode nodes, ObjectNode answer) {
        boolean done = visits.perform(infno, msgid, nodes, answer)
                || queries.perform(infno, nodes, answer)
                || statements.perform(infno, nodes, answer);
        require(done, 7006, "unknown transaction " + infno);
    }

    private void reverse(JsonNode data) {
        String key = transaction(data.path("oinfno").asText()) + " "
                + data.path("omsgid").asText();
        if (sin != Sin.FORGETS_REVERSALS) {
            tombstones.add(key);
            visits.undo(data.path("omsgid").asText());
        }
    }

    private static String transaction(String infno) {
        return infno.length() > 4 ? infno.substring(0, 4) : infno;
    }

    static void require(boolean held, int number, String sentence) {
        if (!held) {
            throw new Refusal(number, sentence);
        }
    }
}
