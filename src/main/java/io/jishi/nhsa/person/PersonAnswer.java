package io.jishi.nhsa.person;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * Writes the answer of 1101.
 *
 * @param personId the person
 * @param region pooling region of the person
 * @param credential by which the person was found
 */
record PersonAnswer(String personId, String region, QueryPerson.Credential credential) {

    private static final String INSURED = "1";
    private static final String ENDED = "4";

    Output write(Call call, Coverage cover) {
        LocalDate day = credential.asOf();
        Output output = call.output();
        OutputRow base = output.node("baseinfo")
                .text("psn_no", personId)
                .text("psn_cert_type", credential.documentType())
                .text("certno", credential.number())
                .text("psn_name", credential.name())
                .text("gend", credential.sex())
                .date("brdy", cover.birthDate());
        LocalDate birth = cover.birthDate();
        if (birth != null) {
            base.whole("age", WireCodes.age(birth, day));
        }
        for (Scheme scheme : Scheme.values()) {
            spell(cover, scheme).ifPresent(spell -> insurance(output.row("insuinfo"), cover, spell));
        }
        cover.assistance().forEach(spell -> identity(call, output, spell));
        return output;
    }

    /** The spell of the day, or else the last one. */
    private Optional<CoverageSpell> spell(Coverage cover, Scheme scheme) {
        Comparator<CoverageSpell> current =
                Comparator.comparing(spell -> spell.valid().contains(credential.asOf()));
        return cover.spells().stream()
                .filter(spell -> spell.scheme() == scheme)
                .max(current.thenComparing(spell -> spell.valid().from()));
    }

    private void insurance(OutputRow row, Coverage cover, CoverageSpell spell) {
        LocalDate day = credential.asOf();
        LocalDate enrolled = spell.enrolledOn();
        row.text("insutype", WireCodes.insutype(spell.scheme()))
                .text("psn_type", WireCodes.personType(spell.scheme(), cover.birthDate(), day))
                .text("psn_insu_stas", spell.valid().contains(day) ? INSURED : ENDED)
                .date("psn_insu_date", enrolled == null ? spell.valid().from() : enrolled)
                .date("paus_insu_date", spell.valid().until())
                .flag("cvlserv_flag", false)
                .text("insuplc_admdvs", cover.county());
    }

    /** Past and coming spells are shown as well: the sender compares their days with its own. */
    private void identity(Call call, Output output, AssistanceSpell spell) {
        LocalDate until = spell.valid().until();
        call.codes()
                .identity(region, spell.category())
                .ifPresent(code -> output.row("idetinfo")
                        .text("psn_idet_type", code)
                        .text("memo", spell.basis() == AssistanceBasis.GRANT ? "依申请救助" : "")
                        .time("begntime", spell.valid().from().atStartOfDay())
                        .time(
                                "endtime",
                                until == null ? null : until.atStartOfDay().minusSeconds(1)));
    }
}
