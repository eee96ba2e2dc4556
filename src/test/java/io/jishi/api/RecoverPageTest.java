package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The commands of the page on recovery, sent as they are written. Uses the spare person 679, who is never billed. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class RecoverPageTest {

    private static final Pattern COMMAND = Pattern.compile("```sh\n(curl .*?)\n```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|(\\S+)", Pattern.DOTALL);

    private final DemoData data = GatewayServers.data();

    @Test
    void whatWasNotSeenIsAskedForAndGivenUp() throws IOException {
        DemoPerson person = data.spare(679);
        String message = unique("recover");
        Map<String, String> variables = Map.of(
                "JISHI", ConfigProvider.getConfig().getValue("test.url", String.class),
                "KEY", data.cityHospital().apiKey(),
                "PROVIDER", data.cityHospital().code(),
                "MESSAGE", message,
                "REVERSAL", unique("reversal"),
                "PERSON", person.personId());
        List<String> commands = commands();
        assertEquals(2, commands.size());
        HttpRequest outcome = request(commands.get(0), variables);
        HttpRequest reversal = request(commands.get(1), variables);
        assertEquals("NOT_SEEN", GatewayClient.send(outcome).expect(200).at("state"));
        Answer reversed = GatewayClient.send(reversal).expect(200);
        assertEquals("REVERSED", GatewayClient.send(outcome).expect(200).at("state"));
        assertEquals(reversed.text(), GatewayClient.send(reversal).expect(200).text());
        GatewayClient.of(data.cityHospital()).settle(message, stay(person)).problem(422, 3007);
    }

    private static List<String> commands() throws IOException {
        String page = Files.readString(Path.of("docs/how-to/recover.md"));
        return COMMAND.matcher(page).results().map(found -> found.group(1)).toList();
    }

    /** A command of curl as a shell reads it, as far as the page goes. */
    private static HttpRequest request(String command, Map<String, String> variables) {
        List<String> words = words(command, variables);
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = "GET";
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-sS" -> {}
                case "-X" -> method = words.get(++i);
                case "-H" -> {
                    String[] header = words.get(++i).split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-d" -> body = HttpRequest.BodyPublishers.ofString(words.get(++i));
                default -> request.uri(URI.create(words.get(i)));
            }
        }
        return request.method(method, body).build();
    }

    private static List<String> words(String command, Map<String, String> variables) {
        List<String> words = new ArrayList<>();
        for (MatchResult found :
                WORD.matcher(command.replace("\\\n", " ")).results().toList()) {
            String word =
                    Objects.requireNonNullElse(found.group(1), found.group(2)).replace("\\\"", "\"");
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                word = word.replace("$" + variable.getKey(), variable.getValue());
            }
            assertTrue(!word.contains("$"), word);
            words.add(word);
        }
        return words;
    }
}
