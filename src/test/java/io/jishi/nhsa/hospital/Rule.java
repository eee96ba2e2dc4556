package io.jishi.nhsa.hospital;

/** What a hospital may rely on, as a closed list; the report has one line for each. */
enum Rule {
    ENVELOPE_ALWAYS(
            "Every answer is an envelope: infcode 0 or -1, a reference, two times; a refusal says [number] why."),
    LEGAL_STEP_ACCEPTED("A step that the course of the visit allows is accepted."),
    SIGN_IN("Signing in gives a number; signing out takes it back."),
    PERSON_IS_FOUND("1101 finds the person with at least one insured scheme and the region to send back."),
    DICTIONARIES_ANSWER("1201, 1901 and 2001 answer with rows."),
    OUTPUT_FIELD_ORDER("An output holds every field of its table, in the order of the table."),
    TWO_DECIMALS("Amounts are JSON numbers with two decimals, ratios with four."),
    IDENTITY_1("The total is what is not covered, above the limit, paid first and within the scope of the policy."),
    IDENTITY_2("The total is what the funds, the person and the hospital bear."),
    IDENTITY_3("The person's part is the personal account, the shared account and cash."),
    IDENTITY_4("The funds pay the sum of their columns, the personal account not among them."),
    IDENTITY_5("The rows of the funds add up to what the funds pay."),
    IDENTITY_6("The total of the settlement is the sum of the lines that were sent."),
    PREVIEW_EQUALS_SETTLEMENT("A settlement gives the amounts of the preview before it."),
    BILL_NAMES_ITS_MESSAGE("A bill names a message id that this hospital sent for the visit."),
    ROW_RESULTS(
            "An upload answers one row for each line, in order, with the line's amount and parts that add up to it."),
    LINE_SPLIT("A line is split by its class, its self-pay ratio and its price limit."),
    SERIAL_COUNTED_ONCE("A batch that is sent again gives the same rows and counts once."),
    COLLIDING_SERIAL_REFUSED("A serial with other content refuses its batch, and nothing of the batch counts."),
    TOTAL_MUST_EQUAL_LINES("A settlement with another total than that of the lines is refused."),
    FIELD_IS_NAMED("A fault of a field names the node, the row and the field."),
    TOO_MANY_LINES_REFUSED("An upload of too many lines is refused as a whole."),
    SAME_VISIT_FOR_SAME_NUMBER("The hospital's own number opens one visit, however often it is sent."),
    ADMISSION_CHANGED("A changed admission is what the visit query shows afterwards."),
    SAME_BILL_FOR_NEW_MSGID("A settlement sent again with a new message id gives the first bill and a warning."),
    SAME_ANSWER_FOR_SAME_MSGID("A message that comes again gives the same output."),
    OTHER_CONTENT_REFUSED("A settled visit cannot be settled with another total."),
    DOUBLE_CLICK_ONE_BILL("Two settlements of a visit at the same moment make one bill."),
    REVERSAL_UNDOES("After 2601 the bill is gone: the visit can be settled anew and gets another bill."),
    REVERSAL_BLOCKS_LATE_ORIGINAL("An original that arrives after its reversal is refused."),
    REVERSAL_BEFORE_ORIGINAL("A message that was reversed before it was sent is refused."),
    REVERSAL_REPEATS("A reversal sent again is accepted again."),
    REVERSAL_OF_ALIAS("Reversing the second message of a bill undoes the bill."),
    REVERSAL_OF_CANCELLATION("Reversing a cancellation brings the bill back."),
    UNDO_ONLY_BACKWARDS("A step is refused while a later one stands on it."),
    NEWEST_BILL_FIRST("A bill cannot be cancelled while a later one of the person's year stands on it."),
    TWIN_IS_NEGATIVE("A cancellation has an id of its own and the bill's amounts with the sign turned."),
    CANCELLED_ONCE("A cancelled bill cannot be cancelled again."),
    WITHDRAWN_VISIT_REFUSED("A visit that was withdrawn takes no line and no settlement."),
    BILL_IS_FOUND("5203 shows a bill with the amounts of its settlement."),
    FEE_LIST_EQUALS_LINES("5204 lists the lines that count, and their amounts add up to the total."),
    VISIT_IS_FOUND("5201 and 5202 find the visit, 5303 finds it as long as the patient is in hospital."),
    FILING_IS_SEEN("A filing is seen by its query after it is made, and not after it is withdrawn."),
    FOREIGN_VISIT_REFUSED("A visit of another person, or of nobody, is refused."),
    UNKNOWN_PERSON_REFUSED("A person whom nobody knows is refused."),
    FOREIGN_INSTITUTION_REFUSED("A message in the name of another institution is refused."),
    BAD_CREDENTIAL_REFUSED("A message with a wrong credential is refused."),
    WRONG_PATH_REFUSED("A transaction on the path of another one is refused."),
    OTHER_ENVELOPE_REFUSED("What is no complete envelope is refused."),
    BALANCED_3201("3201 balances when the books agree."),
    UNBALANCED_IS_TOLD("3201 says so when the totals differ."),
    FOUND_BY_3202("A bill that the hospital never saw is found in the file of 3202, by its message id."),
    BOOKS_EQUAL_GATEWAY("At the end books and gateway agree bill by bill."),
    ACCUMULATORS_EQUAL_BOOKS("What 5206 counts as paid by the funds is what the live bills paid."),
    MANY_LINES_SETTLE_ALIKE("A stay of very many lines settles exactly, and about as fast as one of five.");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** What the rule promises, in one sentence. */
    String sentence() {
        return sentence;
    }
}
