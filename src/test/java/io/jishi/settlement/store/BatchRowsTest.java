package io.jishi.settlement.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that are sent as one. */
class BatchRowsTest {

    @Test
    void oneStatementStaysAsItIs() {
        assertEquals(" insert into a select $1, $2", BatchRows.joined(List.of("insert into a select $1, $2")));
    }

    @Test
    void parametersFollowOneAnother() {
        assertEquals(
                "with part_0 as (insert into a select $1, $2), part_1 as (update b set x = $3 where y = $3)"
                        + " insert into c select $4, $5, $4",
                BatchRows.joined(List.of(
                        "insert into a select $1, $2",
                        "update b set x = $1 where y = $1",
                        "insert into c select $1, $2, $1")));
    }

    @Test
    void parametersOfTwoDigitsAreOneNumber() {
        assertEquals(
                "with part_0 as (select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) select $12, $13",
                BatchRows.joined(List.of("select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11", "select $1, $2")));
    }
}
