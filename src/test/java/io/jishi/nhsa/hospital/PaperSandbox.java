package io.jishi.nhsa.hospital;

/** The file of the sandbox for the gateway on paper. */
final class PaperSandbox {

    private PaperSandbox() {}

    /** So many persons, and an item of every kind. */
    static String text(int persons) {
        StringBuilder people = new StringBuilder();
        for (int i = 0; i < persons; i++) {
            people.append(i == 0 ? "" : ",").append("{\"certno\":\"C").append(i).append("\",\"region\":\"990001\"}");
        }
        return """
                {"persons":[%s],
                 "items":[{"code":"A1","price":"25.00","level":"01"},
                          {"code":"B1","price":"4.52","level":"02","selfPay":"0.05"},
                          {"code":"L1","price":"12.50","level":"01","limit":"10.00"},
                          {"code":"X1","price":"80.00","level":"03"}],
                 "stranger":"nobody",
                 "referral":{"code":"H1","name":"转往医院","region":"990002"},
                 "disease":{"code":"D1","name":"示例病种"}}""".formatted(people);
    }
}
