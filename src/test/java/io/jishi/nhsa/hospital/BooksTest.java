package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.nhsa.hospital.Books.Group;
import io.jishi.nhsa.hospital.Books.Row;
import io.jishi.nhsa.hospital.Books.Totals;
import io.jishi.nhsa.hospital.Books.Visit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final LocalDate DAY = LocalDate.of(2021, 3, 5);
    private static final Group STAYS = new Group("390", "21", "990000");
    private final Books books = new Books();

    static Row bill(String id, String visit, long total, long fund) {
        Amounts amounts = new Amounts(total, new Amounts.Shares(fund, 0, 0), fund, 0, total - fund, 0);
        return new Row(id, new Visit(visit, "P1", "MSG-" + id), STAYS, DAY, amounts, "", true);
    }

    static Row twin(String id, Row bill) {
        return new Row(
                id, bill.visit(), bill.group(), bill.day(), bill.amounts().negated(), bill.setlId(), true);
    }

    @Test
    void cancelledBillCountsAsTwoRowsThatAddUpToNothing() {
        Row bill = bill("S1", "M1", 12_345, 6_000);
        books.enter(bill);
        books.enter(twin("S2", bill));
        assertEquals(new Totals(0, 0, 0, 0, 2), totals(DAY, DAY));
        assertEquals(List.of(), books.liveBills());
    }

    @Test
    void reversedCancellationLeavesTheBillAlive() {
        Row bill = bill("S1", "M1", 12_345, 6_000);
        books.enter(bill);
        books.enter(twin("S2", bill));
        books.strike("S2");
        assertEquals(List.of(bill), books.liveBills());
        assertEquals(new Totals(12_345, 6_000, 0, 6_345, 1), totals(DAY, DAY));
        assertEquals(1, books.reversed());
    }

    @Test
    void otherDaysAndGroupsDoNotCount() {
        books.enter(bill("S1", "M1", 100, 60));
        assertEquals(0, totals(DAY.plusDays(1), DAY.plusDays(9)).count());
        assertEquals(List.of(), books.rows(new Group("390", "11", "990000"), DAY, DAY));
        assertEquals(List.of(), books.rows(new Group("310", "21", "990000"), DAY, DAY));
        assertEquals(
                1,
                books.rowsOfAllSchemes(new Group("310", "21", "990000"), DAY, DAY)
                        .size());
    }

    @Test
    void sameBillIsNotEnteredTwice() {
        books.enter(bill("S1", "M1", 100, 60));
        assertThrows(IllegalStateException.class, () -> books.enter(bill("S1", "M2", 100, 60)));
        assertThrows(IllegalStateException.class, () -> books.strike("S9"));
    }

    private Totals totals(LocalDate from, LocalDate to) {
        return Totals.of(books.rows(STAYS, from, to));
    }
}
