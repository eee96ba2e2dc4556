package io.jishi.api.policy;

import io.jishi.platform.document.JsonWriter;
import io.jishi.policy.model.PolicyPackage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes which packages are served, and for how long. */
final class PackageListJson {

    private PackageListJson() {}

    static byte[] write(List<PolicyPackage> packages, @Nullable LocalDate asOf) {
        JsonWriter json = new JsonWriter().object();
        json.text("asOf", asOf == null ? null : asOf.toString()).list("packages");
        for (PolicyPackage found : packages) {
            head(json.object(), found);
            if (asOf != null) {
                daysUntilEnd(json, found, asOf);
            }
            json.endObject();
        }
        return json.endList().endObject().toBytes();
    }

    /** Writes which package it is and when it is in force. */
    static JsonWriter head(JsonWriter json, PolicyPackage found) {
        return json.text("region", found.geography().region())
                .text("scheme", found.identity().scheme().name())
                .text("name", found.text().name())
                .text("hash", found.identity().hash())
                .text("inForceFrom", found.inForceFrom().toString())
                .text("inForceUntil", found.inForceUntil().toString());
    }

    /** Writes how many days are left, the day itself included; zero or less once the package has ended. */
    static JsonWriter daysUntilEnd(JsonWriter json, PolicyPackage found, LocalDate asOf) {
        return json.number("daysUntilEnd", ChronoUnit.DAYS.between(asOf, found.inForceUntil()));
    }
}
