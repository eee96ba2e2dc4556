package io.jishi.coverage.cache;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.redis.DateRangeCodec;
import io.jishi.platform.redis.ReadThroughCache;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;

/** The form of cover in Redis. */
final class CoverageCodec implements ReadThroughCache.Codec<Coverage> {

    private static final int SPELLS_MAXIMUM = 10_000;

    @Override
    public void write(JsonWriter json, Coverage coverage) {
        json.text("epoch", Long.toString(coverage.epoch()));
        json.text("county", coverage.isRegistered() ? coverage.county() : null);
        LocalDate birthDate = coverage.birthDate();
        json.text("birthDate", birthDate == null ? null : birthDate.toString());
        json.list("spells");
        coverage.spells().forEach(spell -> {
            json.object().text("scheme", spell.scheme().name());
            DateRangeCodec.write(json, spell.valid());
            LocalDate enrolledOn = spell.enrolledOn();
            json.text("enrolledOn", enrolledOn == null ? null : enrolledOn.toString())
                    .text("basis", spell.basis().name())
                    .text("enrolment", spell.enrolment().name())
                    .text("benefitsFrom", spell.benefitsFrom().toString())
                    .endObject();
        });
        json.endList().list("assistance");
        coverage.assistance().forEach(spell -> {
            json.object().text("category", spell.category().name());
            DateRangeCodec.write(json, spell.valid());
            json.text("basis", spell.basis().name()).endObject();
        });
        json.endList();
    }

    @Override
    public long epoch(Coverage coverage) {
        return coverage.epoch();
    }

    @Override
    public Coverage read(Fields fields) {
        long epoch = DateRangeCodec.epoch(fields);
        String county = fields.optionalText("county", 6);
        return new Coverage(
                epoch,
                county == null ? "" : county,
                county == null ? null : fields.date("birthDate"),
                fields.objects("spells", SPELLS_MAXIMUM).stream()
                        .map(spell -> new CoverageSpell(
                                spell.code("scheme", Scheme.class),
                                DateRangeCodec.read(spell),
                                spell.optionalDate("enrolledOn"),
                                spell.code("basis", EnrolmentBasis.class),
                                spell.code("enrolment", Enrolment.class),
                                spell.date("benefitsFrom")))
                        .toList(),
                fields.objects("assistance", SPELLS_MAXIMUM).stream()
                        .map(spell -> new AssistanceSpell(
                                spell.code("category", AssistanceCategory.class),
                                DateRangeCodec.read(spell),
                                spell.code("basis", AssistanceBasis.class)))
                        .toList());
    }
}
