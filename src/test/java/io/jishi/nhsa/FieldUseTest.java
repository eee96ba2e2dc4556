package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jishi.nhsa.envelope.Envelope;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.CheckedInput;
import io.jishi.nhsa.table.Dictionaries;
import io.jishi.nhsa.table.Field;
import io.jishi.nhsa.table.FieldTable;
import io.jishi.nhsa.table.FieldTables;
import io.jishi.nhsa.table.TableNode;
import io.jishi.platform.document.Node;
import io.jishi.settlement.ServedRegions;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the marks of the field tables to what the transactions do: each transaction is given messages with every field,
 * and what it reads of them is exactly what its table marks as used or stored. The person of the messages does not
 * exist, so that nothing else comes of them.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class FieldUseTest {

    /** Messages with different codes, since some fields are read for some kinds of care only. */
    private static final int VARIANTS = 6;

    private static final String ID = GatewayRows.REGION + "0".repeat(22);
    private static final Set<String> IDS = Set.of("psn_no", "mdtrt_id", "setl_id", "trt_dcla_detl_sn");
    private static final Map<String, List<String>> SAMPLES = Map.of(
            "med_type", List.of("21", "11", "14", "9901"),
            "insutype", List.of("390", "310"),
            "mdtrt_cert_type", List.of("02", "01", "03"),
            "oinfno", List.of("2304", "2207", "2305", "2208", "2401"),
            "cum_ym", List.of("201911"),
            "setl_optins", List.of(GatewayRows.REGION),
            "refd_setl_flag", List.of("0", "1"));

    @Inject
    @All
    List<Transaction> transactions;

    @Inject
    FieldTables tables;

    @Inject
    Dictionaries dictionaries;

    @Inject
    RegionProfiles codes;

    @Inject
    ServedRegions regions;

    private final String institution = GatewayServers.data().countyHospital().code();

    @Test
    void whatIsMarkedAsUsedOrStoredIsReadAndNothingElse() {
        assertFalse(transactions.isEmpty());
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Transaction transaction : transactions) {
            FieldTable table = tables.find(transaction.number()).orElseThrow();
            Set<String> read = new TreeSet<>();
            for (int variant = 0; variant < VARIANTS; variant++) {
                read.addAll(readBy(transaction, table, variant));
            }
            Set<String> marked = marked(table);
            if (!marked.equals(read)) {
                wrong.put(
                        table.number(),
                        "marked and not read " + without(marked, read) + ", read and ignored " + without(read, marked));
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void everyTransactionHasItsOwnTable() {
        List<String> numbers = transactions.stream().map(Transaction::number).toList();
        assertEquals(numbers.size(), Set.copyOf(numbers).size());
        numbers.forEach(
                number -> assertEquals(number, tables.find(number).orElseThrow().number()));
    }

    private Set<String> readBy(Transaction transaction, FieldTable table, int variant) {
        Node.Members members = sample(table, variant);
        CheckedInput input = CheckedInput.of(table, members, dictionaries, 1000);
        Envelope envelope =
                new Envelope(table.number(), "use" + variant, "141024", GatewayRows.REGION, "1", institution, members);
        Call call = new Call(envelope, table, input, Instant.parse("2019-11-12T00:00:00Z"), codes, regions);
        try {
            transaction.handle(call).await().atMost(Duration.ofSeconds(20));
        } catch (InterfaceRefusal refusal) {
            // the person does not exist; what was read before that is what counts
            assertFalse(refusal.sentence().isEmpty());
        }
        return input.readFields();
    }

    private Node.Members sample(FieldTable table, int variant) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (TableNode node : table.input()) {
            Map<String, Node> members = new LinkedHashMap<>();
            node.fields().forEach(field -> members.put(field.name(), value(field, variant)));
            nodes.put(node.name(), new Node.Members(members));
        }
        return new Node.Members(nodes);
    }

    private Node value(Field field, int variant) {
        return switch (field.type().kind()) {
            case TEXT -> new Node.Text(text(field, variant));
            case NUMBER -> new Node.Digits("1");
            case DATE -> new Node.Text("2019-11-12");
            case TIME -> new Node.Text("2019-11-12 08:00:00");
            case BYTES -> new Node.Text("UEs=");
        };
    }

    private String text(Field field, int variant) {
        if (IDS.contains(field.name())) {
            return ID;
        }
        if (field.name().equals("fixmedins_code")) {
            return institution;
        }
        Field.CodeList list = field.codes();
        List<String> samples = new ArrayList<>(SAMPLES.getOrDefault(field.name(), List.of()));
        if (samples.isEmpty() && list != null) {
            dictionaries
                    .find(list.name())
                    .ifPresent(found -> samples.addAll(found.labels().keySet()));
        }
        return samples.isEmpty() ? "1" : samples.get(variant % samples.size());
    }

    private static Set<String> marked(FieldTable table) {
        Set<String> marked = new TreeSet<>();
        for (TableNode node : table.input()) {
            node.fields().stream()
                    .filter(field -> field.use() != Field.Use.IGNORED)
                    .forEach(field -> marked.add(node.name() + "." + field.name()));
        }
        return marked;
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
