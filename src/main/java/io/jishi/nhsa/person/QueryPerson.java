package io.jishi.nhsa.person;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * 1101 人员信息获取: finds a person by the number of an identity document. The gateway knows neither tokens nor cards: with
 * those the number must be sent beside them. Name and number come back as they were sent, and are stored nowhere.
 */
@ApplicationScoped
class QueryPerson implements Transaction {

    private static final String IDENTITY_CARD = "02";
    private static final String RESIDENT_CARD = "01";

    private final CoverageDirectory coverage;

    QueryPerson(CoverageDirectory coverage) {
        this.coverage = coverage;
    }

    /**
     * A credential.
     *
     * @param documentType kind of the document
     * @param number of the document
     * @param name as it was sent; empty if it was not
     * @param asOf the day to answer for
     */
    record Credential(String documentType, String number, String name, LocalDate asOf) {

        static Credential of(InputRow row, LocalDate today) {
            String kind = row.text("mdtrt_cert_type");
            String credential = row.text("mdtrt_cert_no");
            String documentType = row.optionalText("psn_cert_type");
            @Nullable String certificate = row.optionalText("certno");
            LocalDateTime asOf = row.optionalTime("begntime");
            String number = kind.equals(IDENTITY_CARD) ? credential : certificate;
            if (number == null) {
                throw row.refusal(InterfaceError.CREDENTIAL_NOT_READABLE, "certno");
            }
            return new Credential(
                    documentType == null ? RESIDENT_CARD : documentType,
                    number,
                    row.textOrEmpty("psn_name"),
                    asOf == null ? today : asOf.toLocalDate());
        }

        String sex() {
            return documentType.equals(RESIDENT_CARD) ? WireCodes.sex(number) : "0";
        }
    }

    @Override
    public String number() {
        return "1101";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        Credential credential =
                Credential.of(call.input().row("data"), call.time().toLocalDate());
        String region = call.regionToAsk();
        return coverage.identify(region, credential.number())
                .chain(found -> found.personId().isEmpty()
                        ? Uni.createFrom().item(Reply.refused(Reason.PERSON_UNKNOWN))
                        : coverage.findFresh(region, found.personId())
                                .map(cover ->
                                        reply(call, new PersonAnswer(found.personId(), region, credential), cover)));
    }

    private static Reply reply(Call call, PersonAnswer answer, Coverage cover) {
        return cover.isRegistered() ? Reply.of(answer.write(call, cover)) : Reply.refused(Reason.PERSON_UNKNOWN);
    }
}
