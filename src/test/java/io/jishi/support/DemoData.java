package io.jishi.support;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;

/**
 * An invented pooling region for the demo and for tests: 20,000 insured people, 100 providers and a catalogue of 1,000
 * items, so that any bill of 2019 to 2022 can be settled or is refused for a reason that occurs in life.
 *
 * <p>All of it follows from the seed. People, catalogue and keys each draw from a stream of their own, so that a change
 * of one leaves the others as they were. The rows go in by COPY with constraints and triggers at work: it costs about a
 * second, and rows that break a rule of the database cannot get in. Epochs are therefore what the same inserts by hand
 * would have made them.
 */
public final class DemoData {
    private final DemoProviders providers;
    private final DemoCatalogue catalogue;
    private final DemoPersons persons;

    private DemoData(long seed) {
        byte[] seedBytes = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
        SplittableRandom random = new SplittableRandom(seed);
        KeyedHash keys = new KeyedHash(seedBytes);
        providers = new DemoProviders(code -> apiKey(keys, code));
        catalogue = new DemoCatalogue(random.split());
        persons = new DemoPersons(random.split(), providers);
    }

    /** The data that belongs to the seed; nothing is loaded yet. */
    public static DemoData seeded(long seed) {
        return new DemoData(seed);
    }

    /**
     * Loads everything in one transaction and commits it; leaves the database as it was if that fails.
     *
     * @param connection to a database that has been migrated and holds no rows
     * @param identityKey the deployment's key for the index of identity numbers, version 1
     */
    public void load(Connection connection, byte[] identityKey) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            copy(connection, tables(identityKey));
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            undo(connection, autoCommit, failure);
            throw failure;
        }
        connection.setAutoCommit(autoCommit);
    }

    /** Has a valid referral from 2019-10-01 to 2020-12-31 for any provider; plain cover, insured in 141024. */
    public DemoPerson referredPatient() {
        return persons.at(DemoPersons.REFERRED);
    }

    /** Has no filing; plain cover, insured in 141024. */
    public DemoPerson unreferredPatient() {
        return persons.at(DemoPersons.UNREFERRED);
    }

    /** Registered as poor from 2016-01-01 to 2020-12-31, referred like {@link #referredPatient}; insured in 141024. */
    public DemoPerson registeredPoorPatient() {
        return persons.at(DemoPersons.REGISTERED_POOR);
    }

    /** Plain cover, insured in the city's district 141002; for two stays within a year. */
    public DemoPerson secondAdmissionPatient() {
        return persons.at(DemoPersons.SECOND_ADMISSION);
    }

    /** Covered to 2019-06-30 and not after it; insured in 141024. */
    public DemoPerson lapsedPatient() {
        return persons.at(DemoPersons.LAPSED);
    }

    /**
     * Somebody insured in 141024 with plain cover and nothing else, for a test to use up.
     *
     * @param index 0 to 1,099; those from 1,000 on belong to the hospital that lives through months
     */
    public DemoPerson spare(int index) {
        return persons.at(DemoPersons.FIRST_SPARE + Objects.checkIndex(index, DemoPersons.SPARES));
    }

    /** Everybody. */
    public List<DemoPerson> people() {
        return persons.all();
    }

    /** In 141002: class 1, city level, 3A, all kinds of care. */
    public DemoProvider cityHospital() {
        return providers.named("H14100200001");
    }

    /** In 141024: class 2, county level, 2A, all kinds of care. */
    public DemoProvider countyHospital() {
        return providers.named("H14102400001");
    }

    /** In 141024: class 3, township level, all kinds of care. */
    public DemoProvider townshipHospital() {
        return providers.named("H14102400002");
    }

    /** In 140105: class 1, provincial level, 3A, all kinds of care; sends totals only. */
    public DemoProvider provincialCapitalHospital() {
        return providers.named("H14010500001");
    }

    /** In 610113: class 1, provincial level, 3A, all kinds of care; sends totals only. */
    public DemoProvider otherProvinceHospital() {
        return providers.named("H61011300001");
    }

    /** In 141002 like {@link #cityHospital}, but its agreement ended before 2019-01-01. */
    public DemoProvider lapsedHospital() {
        return providers.named("H14100200002");
    }

    /** All providers. */
    public List<DemoProvider> providers() {
        return providers.all();
    }

    /** A class-A item without a price limit, from 2017-01-01. */
    public String classAItem() {
        return DemoCatalogue.CLASS_A;
    }

    /** A class-B item with 10 % upfront self-pay and no price limit, from 2017-01-01. */
    public String classBItem() {
        return DemoCatalogue.CLASS_B;
    }

    /** A class-A item with a price limit of 10.00, from 2017-01-01. */
    public String limitedItem() {
        return DemoCatalogue.LIMITED;
    }

    /** The API key of an institution; its code is that of the provider. */
    public String apiKeyOf(String institutionCode) {
        return providers.named(institutionCode).apiKey();
    }

    /** All rows, each table after those that it refers to. */
    List<CopyRows> tables(byte[] identityKey) {
        List<CopyRows> tables = new ArrayList<>(providers.rows());
        tables.addAll(catalogue.rows());
        tables.addAll(persons.rows(new KeyedHash(identityKey)));
        return tables;
    }

    private static void copy(Connection connection, List<CopyRows> tables) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        for (CopyRows rows : tables) {
            rows.copyInto(postgres);
        }
        try (Statement statement = connection.createStatement()) {
            // without it the first queries after a load are planned for empty tables
            statement.execute("analyze "
                    + String.join(", ", tables.stream().map(CopyRows::table).toList()));
        }
    }

    /** Undoes the load without hiding why it failed. */
    private static void undo(Connection connection, boolean autoCommit, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException another) {
            failure.addSuppressed(another);
        }
    }

    private static String apiKey(KeyedHash keys, String institutionCode) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.of("api key " + institutionCode));
    }
}
