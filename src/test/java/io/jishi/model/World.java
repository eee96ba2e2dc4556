package io.jishi.model;

import io.jishi.model.Counters.Event;
import io.jishi.platform.identity.Identifiers;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.id.PersonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One schedule: hospitals, the network, gateways and the database, and everything that goes wrong among them, all from
 * one seed. The same seed is the same schedule, to the last event.
 */
final class World {

    /** No schedule needs so much; one that does never comes to rest. */
    private static final int MOST_EVENTS = 40_000;

    final SplittableRandom random;
    final VirtualTime time = new VirtualTime();
    final Faults faults;
    final History history;
    final Counters counters;
    final Mutation mutation;
    final Registry registry;
    final Tables tables;
    final Reads reads;
    final Locks locks;
    final Journal journal;
    final Reference reference;
    final Network network;
    final Hospitals hospitals;
    final Identifiers identifiers;
    private final List<Incarnation> gateways = new ArrayList<>();
    private final List<PersonKey> people = new ArrayList<>();
    private final List<String> codes = List.of("HA", "HB");
    private int lives;
    private @Nullable String violation;

    World(long seed, Mutation mutation, Counters counters, boolean keepsHistory) {
        this.random = new SplittableRandom(seed);
        this.mutation = mutation;
        this.counters = counters;
        this.faults = new Faults(random);
        this.history = new History(keepsHistory, time);
        this.registry = new Registry(mutation != Mutation.EPOCHS_DO_NOT_RISE);
        this.tables = new Tables(mutation);
        this.reads = new Reads(tables, registry, mutation);
        this.locks = new Locks(time);
        this.journal = new Journal(this);
        this.reference = new Reference(this);
        this.network = new Network(this);
        this.identifiers = numbered();
        this.hospitals = new Hospitals(this, codes, people);
        populate();
    }

    private void populate() {
        int persons = 1 + random.nextInt(3);
        for (int i = 0; i < persons; i++) {
            PersonKey person = new PersonKey(Registry.REGION, "person-" + i);
            people.add(person);
            boolean unregistered = i > 0 && random.nextInt(5) == 0;
            if (!unregistered) {
                registry.addPerson(person, random.nextInt(8) > 0, random.nextBoolean(), random.nextInt(500_000));
            }
        }
        codes.forEach(code -> registry.addHospital(code, random.nextInt(4) > 0));
        int count = random.nextInt(4) == 0 ? 3 : 2;
        for (int i = 0; i < count; i++) {
            gateways.add(new Incarnation(this, i, 0));
        }
    }

    private Identifiers numbered() {
        return new Identifiers(time.clock()) {
            private int given;

            @Override
            public String next(String region) {
                return "id" + ++given;
            }
        };
    }

    int gateways() {
        return gateways.size();
    }

    /** The gateway with this number as it is now; it may have crashed. */
    Incarnation gateway(int number) {
        return gateways.get(number);
    }

    /** A promise is broken; the first one counts. */
    void violated(String what) {
        if (violation == null) {
            violation = what;
            history.note(() -> "BROKEN: " + what);
        }
    }

    /** Plays the schedule to its end; the promise that was broken, or null if all were kept. */
    @Nullable
    String play() {
        hospitals.open(2 + random.nextInt(3), 1 + random.nextInt(3));
        time.after(faults.between(100, 3000), this::disturb);
        time.after(faults.between(3000, 40_000), () -> {
            faults.end();
            history.note(() -> "from now on nothing fails");
        });
        int events = 0;
        while (violation == null && time.next()) {
            if (++events > MOST_EVENTS) {
                violated("the schedule does not come to rest");
            }
        }
        if (violation == null) {
            new Rest(this).check();
        }
        return violation;
    }

    /** Something beside the messages: a gateway crashes, or a registry changes. */
    private void disturb() {
        if (!faults.isActive()) {
            return;
        }
        if (faults.happens(faults.crashes)) {
            crash(random.nextInt(gateways.size()));
        }
        if (faults.happens(faults.changes)) {
            change();
        }
        time.after(faults.between(100, 6000), this::disturb);
    }

    private void crash(int number) {
        Incarnation gateway = gateways.get(number);
        if (!gateway.isAlive()) {
            return;
        }
        counters.count(Event.GATEWAY_CRASHED);
        history.note(() -> gateway + " crashes");
        gateway.crash();
        time.after(faults.between(10, 4000), () -> {
            gateways.set(number, new Incarnation(this, number, ++lives));
            history.note(() -> gateways.get(number) + " starts");
        });
    }

    private void change() {
        PersonKey person = people.get(random.nextInt(people.size()));
        if (!registry.isRegistered(person)) {
            counters.count(Event.PERSON_REGISTERED_LATE);
            registry.register(person, time.now());
            history.note(() -> person.personId() + " is registered");
            return;
        }
        if (random.nextInt(4) == 0) {
            registry.touchHospital(codes.get(random.nextInt(codes.size())));
            return;
        }
        if (random.nextInt(3) == 0) {
            addIdentity(person);
        } else {
            new Change(person, () -> {
                        registry.turnCover(person);
                        history.note(() -> person.personId() + " gains or loses cover");
                    })
                    .goOn();
        }
    }

    /** An identity of the person becomes known, from its first day on. */
    void addIdentity(PersonKey person) {
        if (!registry.isRegistered(person)) {
            return;
        }
        AssistanceCategory[] categories = AssistanceCategory.values();
        AssistanceCategory category = categories[random.nextInt(categories.length)];
        new Change(person, () -> {
                    registry.addIdentity(person, category);
                    history.note(() -> person.personId() + " is " + category);
                })
                .goOn();
    }

    /** A change of a person's registration, which locks the person as its trigger does. */
    private final class Change implements Locks.Owner {
        private final PersonKey person;
        private final Runnable work;

        private Change(PersonKey person, Runnable work) {
            this.person = person;
            this.work = work;
        }

        @Override
        public void goOn() {
            if (locks.take(person, this)) {
                work.run();
                locks.release(this);
            }
        }
    }
}
