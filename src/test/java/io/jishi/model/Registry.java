package io.jishi.model;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.Filings;
import io.jishi.ledger.model.PersonalAccount;
import io.jishi.provider.model.Agreement;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The registries as the database has them: people with their epochs, hospitals with theirs. */
final class Registry {

    static final String REGION = "141000";
    static final String COUNTY = "141024";

    private static final DateRange ALWAYS = new DateRange(LocalDate.of(2015, 1, 1), null);
    private static final List<Filing> REFERRED =
            List.of(new Filing("filing", FilingKind.REFERRAL, null, null, null, ALWAYS));
    private static final List<CoverageSpell> COVER = List.of(new CoverageSpell(
            Scheme.RESIDENT, ALWAYS, null, EnrolmentBasis.HOUSEHOLD_REGISTER, Enrolment.IN_WINDOW, ALWAYS.from()));
    private static final Agreement STAYS = new Agreement(Set.of(CareType.INPATIENT), ALWAYS);
    private static final Agreement EVERYTHING = new Agreement(Set.of(CareType.INPATIENT, CareType.OUTPATIENT), ALWAYS);

    /** Longer than any transaction, in microseconds. */
    private static final long TRANSACTION = 20_000_000;

    private final Map<PersonKey, Person> people = new HashMap<>();
    private final Map<String, DesignatedProvider> providers = new HashMap<>();
    private final boolean epochsRise;

    /** What is registered of a person. */
    private static final class Person {
        private long epoch = 1;
        private long registeredAt = -TRANSACTION;
        private boolean covered = true;
        private boolean referred;
        private final List<AssistanceSpell> assistance = new ArrayList<>();
        private List<PersonalAccount.Credit> credits = List.of();
    }

    Registry(boolean epochsRise) {
        this.epochsRise = epochsRise;
    }

    void addPerson(PersonKey key, boolean covered, boolean referred, long credit) {
        Person person = new Person();
        person.covered = covered;
        person.referred = referred;
        if (credit > 0) {
            person.credits = List.of(new PersonalAccount.Credit(LocalDate.of(2017, 1, 1), Fen.of(credit)));
        }
        people.put(key, person);
    }

    /** Somebody is registered while messages about the person are under way. */
    void register(PersonKey key, long now) {
        addPerson(key, true, false, 0);
        registered(key).registeredAt = now;
    }

    /** Whether a transaction may be under way that has not found the person. */
    boolean isNew(PersonKey key, long now) {
        Person person = people.get(key);
        return person != null && now - person.registeredAt < TRANSACTION;
    }

    void addHospital(String code, boolean outpatients) {
        providers.put(
                code,
                new DesignatedProvider(
                        1,
                        code,
                        "141002",
                        REGION,
                        ChargeClass.CLASS_1,
                        Administration.CITY,
                        null,
                        List.of(outpatients ? EVERYTHING : STAYS)));
    }

    /** Cover ends, or begins again. */
    void turnCover(PersonKey key) {
        Person person = registered(key);
        person.covered = !person.covered;
        raise(person);
    }

    /** An identity is registered, from the first day on. */
    void addIdentity(PersonKey key, AssistanceCategory category) {
        Person person = registered(key);
        person.assistance.add(new AssistanceSpell(category, ALWAYS, AssistanceBasis.IDENTITY));
        raise(person);
    }

    /** The row of a hospital is written anew, as it was. */
    void touchHospital(String code) {
        providers.computeIfPresent(
                code,
                (same, row) -> new DesignatedProvider(
                        row.epoch() + 1,
                        code,
                        row.treatmentRegion(),
                        row.catalogueRegion(),
                        row.chargeClass(),
                        row.administration(),
                        row.grade(),
                        row.agreements()));
    }

    private Person registered(PersonKey key) {
        return Objects.requireNonNull(people.get(key));
    }

    private void raise(Person person) {
        if (epochsRise) {
            person.epoch++;
        }
    }

    boolean isRegistered(PersonKey key) {
        return people.containsKey(key);
    }

    boolean isCovered(PersonKey key) {
        Person person = people.get(key);
        return person != null && person.covered;
    }

    long epoch(PersonKey key) {
        return registered(key).epoch;
    }

    Coverage coverage(PersonKey key) {
        Person person = people.get(key);
        return person == null
                ? Coverage.NOBODY
                : new Coverage(person.epoch, COUNTY, null, person.covered ? COVER : List.of(), person.assistance);
    }

    Filings filings(PersonKey key) {
        Person person = people.get(key);
        return person == null
                ? new Filings(Coverage.ABSENT, List.of())
                : new Filings(person.epoch, person.referred ? REFERRED : List.of());
    }

    List<PersonalAccount.Credit> credits(PersonKey key) {
        Person person = people.get(key);
        return person == null ? List.of() : person.credits;
    }

    DesignatedProvider provider(String code) {
        DesignatedProvider found = providers.get(code);
        return found == null ? DesignatedProvider.unknown(code) : found;
    }

    /** Whether a hospital's agreement includes outpatient care. */
    boolean takesOutpatients(String code) {
        return provider(code).agreements().contains(EVERYTHING);
    }
}
