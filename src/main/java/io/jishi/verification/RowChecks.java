package io.jishi.verification;

import io.jishi.settlement.model.Settlement.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What a row must fulfil by itself: sums and signs. */
final class RowChecks {

    private static final List<Part> NEVER_IN_SUPPLEMENTS = Stream.concat(
                    Stream.of(Part.TOTAL, Part.HOSPITAL_BORNE), Part.EXPENSE.stream())
            .toList();

    private RowChecks() {}

    static void check(BillRow row, Complaints complaints) {
        StoredAmounts amounts = row.amounts();
        checkSum(row, "the parts of the expense", amounts.sumOf(Part.EXPENSE), complaints);
        checkSum(row, "what is paid", amounts.sumOf(Part.PAYERS), complaints);
        if (row.kind() == Kind.SETTLEMENT) {
            for (Part part : Part.values()) {
                if (amounts.of(part) < 0) {
                    complain(row, part, "nothing or more", complaints);
                }
            }
        }
        if (row.kind() == Kind.SUPPLEMENT) {
            checkSupplement(row, complaints);
        }
    }

    private static void checkSum(BillRow row, String what, long sum, Complaints complaints) {
        long total = row.amounts().of(Part.TOTAL);
        if (sum != total) {
            complaints.about(row, Invariant.POSTINGS, what + ": expected the total, " + total + ", found " + sum);
        }
    }

    private static void checkSupplement(BillRow row, Complaints complaints) {
        for (Part part : NEVER_IN_SUPPLEMENTS) {
            if (row.amounts().of(part) != 0) {
                complain(row, part, "nothing in a supplement", complaints);
            }
        }
        for (Part part : Part.FUNDS) {
            if (row.amounts().of(part) < 0) {
                complain(row, part, "nothing or more", complaints);
            }
        }
        for (Part part : List.of(Part.PERSONAL_ACCOUNT, Part.CASH)) {
            if (row.amounts().of(part) > 0) {
                complain(row, part, "nothing or less in a supplement", complaints);
            }
        }
    }

    private static void complain(BillRow row, Part part, String expected, Complaints complaints) {
        complaints.about(
                row,
                Invariant.SIGNS,
                part.column() + ": expected " + expected + ", found "
                        + row.amounts().of(part));
    }
}
