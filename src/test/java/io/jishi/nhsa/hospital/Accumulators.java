package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.nhsa.hospital.Books.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What 5206 counts for the patients of a month: the difference between its begin and its end is what the live bills of
 * the month paid from the funds. A fee that was paid twice shows here even if the lists of bills agree.
 */
final class Accumulators {
    private static final Set<String> POOLING = Set.of("D390101", "D310101", "D390101_11", "D310101_11");
    private static final Set<String> CRITICAL_ILLNESS = Set.of("D390201", "D310201");
    private static final Set<String> ASSISTANCE = Set.of("D610101");

    private final Desk desk;
    private final Map<String, Amounts.Shares> atBegin = new HashMap<>();
    private final Set<String> before = new TreeSet<>();

    Accumulators(Desk desk) {
        this.desk = desk;
        desk.books().liveBills().forEach(row -> before.add(row.setlId()));
    }

    /** Reads a patient before the first visit. */
    void begin(Patient patient, Dialect dialect) {
        atBegin.put(patient.psnNo(), read(patient, dialect));
    }

    /** Compares the patients with the books; gives the persons who were paid for more than the books say. */
    Set<String> compare(List<Patient> patients, Dialect dialect) {
        Set<String> paidTwice = new TreeSet<>();
        for (Patient patient : patients) {
            Amounts.Shares begin = atBegin.getOrDefault(patient.psnNo(), new Amounts.Shares(0, 0, 0));
            Amounts.Shares end = read(patient, dialect);
            Amounts.Shares counted = new Amounts.Shares(
                    end.pooling() - begin.pooling(),
                    end.criticalIllness() - begin.criticalIllness(),
                    end.assistance() - begin.assistance());
            Amounts.Shares booked = booked(patient);
            desk.rules()
                    .check(
                            Rule.ACCUMULATORS_EQUAL_BOOKS,
                            counted.equals(booked),
                            () -> "person " + patient.psnNo() + ": books " + booked + ", 5206 " + counted);
            if (sum(counted) > sum(booked)) {
                paidTwice.add(patient.psnNo());
            }
        }
        return paidTwice;
    }

    private Amounts.Shares read(Patient patient, Dialect dialect) {
        Message message = new Message(dialect, "5206", patient.region(), Inquiries.ofPerson(patient));
        Reply reply = desk.expectSuccess(desk.client().sendUntilKnown(message));
        JsonNode rows = reply.output().path("cuminfo");
        return new Amounts.Shares(sum(rows, POOLING), sum(rows, CRITICAL_ILLNESS), sum(rows, ASSISTANCE));
    }

    private Amounts.Shares booked(Patient patient) {
        long pooling = 0;
        long criticalIllness = 0;
        long assistance = 0;
        for (Row row : desk.books().liveBills()) {
            if (row.visit().psnNo().equals(patient.psnNo()) && !before.contains(row.setlId())) {
                pooling += row.amounts().funds().pooling();
                criticalIllness += row.amounts().funds().criticalIllness();
                assistance += row.amounts().funds().assistance();
            }
        }
        return new Amounts.Shares(pooling, criticalIllness, assistance);
    }

    private static long sum(JsonNode rows, Set<String> codes) {
        long sum = 0;
        for (JsonNode row : rows) {
            if (codes.contains(row.path("cum_type_code").asText())) {
                sum += Yuan.fen(row.path("cum"));
            }
        }
        return sum;
    }

    private static long sum(Amounts.Shares shares) {
        return shares.pooling() + shares.criticalIllness() + shares.assistance();
    }
}
