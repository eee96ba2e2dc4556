package io.jishi.model;

import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.Identified;
import io.jishi.filing.FilingDirectory;
import io.jishi.filing.model.Filings;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.provider.ProviderDirectory;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.Confirmation;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.Lanes;
import io.jishi.settlement.ModelGateway;
import io.jishi.settlement.store.ModelLane;
import io.jishi.settlement.visit.ModelVisits;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.shared.reason.Unconfirmed;
import io.jishi.support.LinfenPackage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One life of a gateway, from its start to its crash: the use cases and lanes as they are, over the simulated database,
 * with caches of its own. When it has crashed, nothing that it had begun goes on here, and nobody hears from it.
 */
final class Incarnation {

    private static final PolicyBook BOOK = new PolicyBook(List.of(LinfenPackage.compiled()));

    private final World world;
    private final int number;
    private final int life;
    private final ModelGateway gateway;
    private final ModelVisits visits;
    private final List<ModelLane> lanes = new ArrayList<>();
    private final Map<PersonKey, Coverage> coverage = new HashMap<>();
    private final Map<PersonKey, Filings> filings = new HashMap<>();
    private final Map<String, DesignatedProvider> providers = new HashMap<>();
    private boolean alive = true;

    Incarnation(World world, int number, int life) {
        this.world = world;
        this.number = number;
        this.life = life;
        Directory directory = new Directory(world, this);
        this.gateway = new ModelGateway(new ModelGateway.Ports(
                new People(),
                new PeoplesFilings(),
                new Hospitals(),
                new Catalogue(),
                BOOK,
                new Archive(),
                directory,
                lanes(),
                world.identifiers,
                world.time.clock(),
                new Barrier()));
        this.visits = new ModelVisits(
                gateway, directory, new Hospitals(), new Catalogue(), world.identifiers, world.time.clock());
        for (int i = 0; i < ModelGateway.configuration().lanes(); i++) {
            lanes.add(new ModelLane(new EventLoop(), new Batches()));
        }
    }

    private final class EventLoop implements ModelLane.Loop {
        @Override
        public void run(Runnable task) {
            world.time.after(1, () -> ifAlive(task));
        }

        @Override
        public void pause(Runnable task) {
            world.time.after(world.faults.between(1, 30), () -> ifAlive(task));
        }
    }

    /** What is visible is durable here, but a barrier may find nobody to tell it so in time. */
    private final class Barrier implements Confirmation {
        @Override
        public <T> Uni<T> of(Uni<T> read) {
            return read.chain(
                    found -> later(() -> found).onFailure(ReadFault.class).transform(unread -> {
                        world.counters.count(Counters.Event.UNCONFIRMED);
                        return new Unconfirmed(unread);
                    }));
        }

        @Override
        public <T> Uni<T> soonOf(Uni<T> read) {
            return of(read);
        }
    }

    /** The transactions of one lane. */
    private final class Batches implements Function<List<LaneItem>, Future<List<LaneItem.Decision>>> {
        private List<LaneItem> last = List.of();

        @Override
        public Future<List<LaneItem.Decision>> apply(List<LaneItem> items) {
            if (last.size() > 1 && items.size() == 1 && last.contains(items.get(0))) {
                world.counters.count(Counters.Event.BATCH_RERUN_ONE_BY_ONE);
            }
            last = items;
            return new ModelTransaction(world, Incarnation.this, items).run();
        }
    }

    int number() {
        return number;
    }

    boolean isAlive() {
        return alive;
    }

    /** Its memory is gone: what is in progress, what waits in the lanes, what is cached. */
    void crash() {
        alive = false;
    }

    ModelGateway gateway() {
        return gateway;
    }

    ModelVisits visits() {
        return visits;
    }

    void ifAlive(Runnable task) {
        if (alive) {
            task.run();
        }
    }

    /** What a statement finds when it runs. */
    <T> Uni<T> later(Supplier<T> read) {
        return Uni.createFrom()
                .emitter(emitter -> world.time.after(
                        world.faults.latency(),
                        () -> ifAlive(() -> {
                            if (world.faults.happens(world.faults.readFails)) {
                                emitter.fail(new ReadFault());
                            } else {
                                emitter.complete(read.get());
                            }
                        })));
    }

    /** A statement outside the lanes that got no answer. */
    static final class ReadFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReadFault() {
            super("no answer", null, false, false);
        }
    }

    private Lanes lanes() {
        return (item, deadline) -> {
            LaneItem.Keys keys = item.keys();
            PersonKey person = keys.person();
            int hash = person == null ? keys.message().hashCode() : person.hashCode();
            ModelLane lane = lanes.get(Math.floorMod(hash, lanes.size()));
            return Uni.createFrom().completionStage(() -> lane.submit(item).toCompletionStage());
        };
    }

    private static PersonKey key(String personId) {
        return new PersonKey(TimeOrderedId.regionOf(personId), personId);
    }

    private final class People implements CoverageDirectory {
        @Override
        public Uni<Coverage> find(String region, String personId) {
            Coverage cached = coverage.get(new PersonKey(region, personId));
            return cached == null
                    ? findFresh(region, personId)
                    : Uni.createFrom().item(cached);
        }

        @Override
        public Uni<Coverage> findFresh(String region, String personId) {
            PersonKey key = new PersonKey(region, personId);
            return later(() -> {
                Coverage found = world.registry.coverage(key);
                coverage.put(key, found);
                return found;
            });
        }

        @Override
        public Optional<Coverage> near(String personId) {
            return Optional.ofNullable(coverage.get(key(personId)));
        }

        @Override
        public void offer(String personId, Coverage found, long began) {
            coverage.put(key(personId), found);
        }

        @Override
        public void forget(String personId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Identified> identify(String region, String identityNumber) {
            throw new UnsupportedOperationException();
        }
    }

    private final class PeoplesFilings implements FilingDirectory {
        @Override
        public Uni<Filings> find(String region, String personId) {
            Filings cached = filings.get(new PersonKey(region, personId));
            return cached == null
                    ? findFresh(region, personId)
                    : Uni.createFrom().item(cached);
        }

        @Override
        public Uni<Filings> findFresh(String region, String personId) {
            PersonKey key = new PersonKey(region, personId);
            return later(() -> {
                Filings found = world.registry.filings(key);
                filings.put(key, found);
                return found;
            });
        }

        @Override
        public Optional<Filings> near(String personId) {
            return Optional.ofNullable(filings.get(key(personId)));
        }

        @Override
        public void offer(String personId, Filings found, long began) {
            filings.put(key(personId), found);
        }

        @Override
        public void forget(String personId) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Hospitals implements ProviderDirectory {
        @Override
        public Uni<DesignatedProvider> find(String region, String code) {
            DesignatedProvider cached = providers.get(code);
            return cached == null ? findFresh(region, code) : Uni.createFrom().item(cached);
        }

        @Override
        public Uni<DesignatedProvider> findFresh(String region, String code) {
            return later(() -> {
                DesignatedProvider found = world.registry.provider(code);
                providers.put(code, found);
                return found;
            });
        }
    }

    private static final class Catalogue implements CatalogueDirectory {
        @Override
        public Uni<CatalogueExcerpt> find(String region, Set<String> itemCodes) {
            return Uni.createFrom().item(Items.CATALOGUE);
        }

        @Override
        public Uni<CatalogueExcerpt> findFresh(String region, Set<String> itemCodes) {
            return Uni.createFrom().item(Items.CATALOGUE);
        }
    }

    private static final class Archive implements PolicyArchive {
        @Override
        public Uni<PolicyPackage> byHash(String region, String hash) {
            return Uni.createFrom().item(BOOK.byHash(hash).orElseThrow());
        }

        @Override
        public Uni<Void> keepLoaded() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LoadedPackage> loaded() {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public String toString() {
        return "gateway " + number + (life == 0 ? "" : " (life " + (life + 1) + ")");
    }
}
