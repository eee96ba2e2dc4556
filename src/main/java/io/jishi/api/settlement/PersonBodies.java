package io.jishi.api.settlement;

import io.jishi.coverage.model.Identified;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.SettleVisit;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings a body that names a person to a request: finds pooling region and person, or answers what is wrong. */
@ApplicationScoped
public class PersonBodies {

    private final SettleVisit settleVisit;

    PersonBodies(SettleVisit settleVisit) {
        this.settleVisit = settleVisit;
    }

    /** A body that names a person by one of two members. */
    public interface Body {

        /** County or pooling region, as sent. */
        String insuredRegion();

        /** Null if an ID number was sent. */
        @Nullable
        String personId();

        /** Null if a person id was sent. */
        @Nullable
        String identityNumber();
    }

    /** What is done with a body once its person is known. */
    @FunctionalInterface
    public interface Use<B> {

        /**
         * Works on it.
         *
         * @param region the pooling region
         */
        Uni<Response> of(B body, String region, Identified person);
    }

    /** Reads a body and uses it. */
    public <B extends Body> Uni<Response> read(byte[] bytes, Function<Fields, B> read, Use<B> use) {
        return Preamble.body(bytes, read, body -> {
            Optional<String> region = settleVisit.poolingRegionOf(body.insuredRegion());
            return region.isEmpty()
                    ? Uni.createFrom().item(OutcomeResponses.regionNotServed())
                    : withPerson(body, region.get(), use);
        });
    }

    private <B extends Body> Uni<Response> withPerson(B body, String region, Use<B> use) {
        String personId = body.personId();
        if (personId == null) {
            String number = body.identityNumber() == null ? "" : body.identityNumber();
            return settleVisit.identify(region, number).chain(person -> use.of(body, region, person));
        }
        if (!TimeOrderedId.regionOf(personId).equals(region)) {
            Faults faults = new Faults();
            faults.add("personId", FieldFault.CONTRADICTION, "it belongs to another region than insuredRegion");
            return Preamble.invalid(faults);
        }
        return use.of(body, region, new Identified(personId, personId));
    }

    /** Reads the id of a person; null if it is absent. */
    public static @Nullable String personId(Fields fields) {
        String id = fields.optionalText("personId", TimeOrderedId.LENGTH);
        if (id != null && !id.isEmpty() && !TimeOrderedId.isWellFormed(id)) {
            fields.fault("personId", FieldFault.WRONG_CHARACTERS, "not the form of a person id");
        }
        return id;
    }

    /** Notes a fault unless exactly one of the two members names the person. */
    public static void requireOne(Fields fields, Body body) {
        if ((body.personId() == null) == (body.identityNumber() == null)) {
            fields.fault("personId", FieldFault.MISSING, "either personId or identityNumber");
        }
    }
}
