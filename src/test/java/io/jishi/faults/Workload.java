package io.jishi.faults;

import io.jishi.faults.VirtualHospital.Habits;
import io.jishi.faults.VirtualHospital.Party;
import io.jishi.faults.Wire.Mischief;
import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Hospitals that settle at the gateways until they are told to stop, each a thread that waits for its answers. */
final class Workload implements Teller.Ports, Teller.Complaints, Teller.Manners {

    /** How long after the healing a client goes on asking. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Between two stays of one hospital. */
    static final long USUAL_PAUSE_MILLISECONDS = 5;

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(2);
    private static final double USUALLY_REVERSES = 0.05;
    private static final int SHARED_PEOPLE = 10;
    private static final int SPARE_PEOPLE = 1_000;
    private static final long FOREVER = Long.MAX_VALUE;

    private final String name;
    private final SplittableRandom random;
    private final Teller.Setting setting;
    private final Supplier<List<Integer>> ports;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong settled = new AtomicLong();
    private final ExecutorService copies = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hospital-copy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Effects effects = new Effects();
    private volatile boolean running = true;
    private volatile long patienceEnds = FOREVER;
    private volatile Duration limit = USUAL_LIMIT;
    private volatile Habits habits = Habits.USUAL;
    private volatile double reverses = USUALLY_REVERSES;
    private volatile long pauseMilliseconds = USUAL_PAUSE_MILLISECONDS;
    private volatile MischiefMaker mischief = (draw, length) -> Mischief.NONE;

    /** Says what clients do to their requests. */
    interface MischiefMaker {
        Mischief make(SplittableRandom random, int length);
    }

    /** Nobody works yet; the name begins every message id and must be used once in a database. */
    Workload(String name, long seed, Supplier<List<Integer>> ports, Journal journal) {
        this.name = name;
        this.random = new SplittableRandom(seed);
        this.ports = ports;
        this.setting = new Teller.Setting(this, journal, this, this, this::isPatient);
    }

    /** So many hospitals begin. */
    Workload start(DemoData data, int hospitals) {
        List<DemoProvider> providers = List.of(
                data.cityHospital(),
                data.countyHospital(),
                data.townshipHospital(),
                data.provincialCapitalHospital(),
                data.otherProvinceHospital());
        List<DemoPerson> shared = people(data, 0, SHARED_PEOPLE);
        int each = (SPARE_PEOPLE - SHARED_PEOPLE) / hospitals;
        for (int i = 0; i < hospitals; i++) {
            Party party = new Party(
                    name + "-" + i,
                    providers.get(i % providers.size()),
                    people(data, SHARED_PEOPLE + i * each, each),
                    shared,
                    List.of(data.lapsedPatient()));
            VirtualHospital hospital = new VirtualHospital(party, teller(), this, split());
            Thread thread = new Thread(() -> live(hospital), "hospital-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        return this;
    }

    private static List<DemoPerson> people(DemoData data, int first, int count) {
        List<DemoPerson> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(data.spare(first + i));
        }
        return people;
    }

    private void live(VirtualHospital hospital) {
        while (running) {
            hospital.live(habits, copies);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMilliseconds));
        }
    }

    /** Somebody who sends messages as these hospitals do. */
    Teller teller() {
        return new Teller(setting, split());
    }

    private synchronized SplittableRandom split() {
        return random.split();
    }

    /** How long clients wait. */
    Workload limit(Duration longest) {
        limit = longest;
        return this;
    }

    /** What hospitals do. */
    Workload habits(Habits others) {
        habits = others;
        return this;
    }

    /** Which share of its unknown messages a client reverses, from 0 to 1. */
    Workload reversing(double share) {
        reverses = share;
        return this;
    }

    /** How long a hospital rests between two stays. */
    Workload pause(long milliseconds) {
        pauseMilliseconds = milliseconds;
        return this;
    }

    /** What clients do to their requests. */
    Workload mischief(MischiefMaker maker) {
        mischief = maker;
        return this;
    }

    /** Begins a new span of time and gives what is felt in it. */
    Effects span() {
        Effects begun = new Effects();
        effects = begun;
        return begun;
    }

    /** No new stays; what is under way goes on until its fate is known or patience is over. */
    void stopSoon() {
        if (running) {
            patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        }
        running = false;
    }

    /** Waits until nothing is under way any more. */
    void finish() {
        stopSoon();
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE.plusSeconds(10).toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        copies.shutdown();
    }

    /** Whether a client still asks. */
    private boolean isPatient() {
        return System.nanoTime() - patienceEnds < 0 || patienceEnds == FOREVER;
    }

    void settled() {
        settled.incrementAndGet();
    }

    /** How many stays were settled. */
    long settlements() {
        return settled.get();
    }

    @Override
    public void complain(String what) {
        complaints.add(what);
    }

    /** What was heard that must never be heard. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public List<Integer> ports() {
        return ports.get();
    }

    @Override
    public Effects effects() {
        return effects;
    }

    @Override
    public Duration limit() {
        return limit;
    }

    @Override
    public Mischief mischief(SplittableRandom draw, int length) {
        return mischief.make(draw, length);
    }

    @Override
    public double reverses() {
        return reverses;
    }
}
