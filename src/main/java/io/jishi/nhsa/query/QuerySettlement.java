package io.jishi.nhsa.query;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.bill.BillOutput;
import io.jishi.nhsa.bill.FundSums;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.nhsa.visit.VisitCalls;
import io.jishi.platform.clock.SystemClock;
import io.jishi.provider.ProviderSearch;
import io.jishi.provider.model.NamedProvider;
import io.jishi.settlement.ExplainSettlement;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.shared.code.CareType;
import io.jishi.visit.model.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * 5203 结算信息查询: a bill or its negative twin. One that was undone is found as well: its twin has the number that undid
 * it, and {@code refd_setl_flag} says which of the two it is; a bill that a reversal undid is none any more.
 */
@ApplicationScoped
class QuerySettlement implements Transaction {

    private static final String AT_INSTITUTION = "2";
    private static final String BY_ITEM = "01";

    private final ReadVisits readVisits;
    private final SettlementDirectory settlements;
    private final ExplainSettlement explainSettlement;
    private final ProviderSearch providers;

    QuerySettlement(
            ReadVisits readVisits,
            SettlementDirectory settlements,
            ExplainSettlement explainSettlement,
            ProviderSearch providers) {
        this.readVisits = readVisits;
        this.explainSettlement = explainSettlement;
        this.settlements = settlements;
        this.providers = providers;
    }

    @Override
    public String number() {
        return "5203";
    }

    /** A row with its visit, the message that made it and its institution; null for one that is off the record. */
    private record Found(
            ReadVisits.View view,
            Settlement settlement,
            String messageId,
            @Nullable NamedProvider institution) {}

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        VisitReference reference = VisitCalls.visit(call, row);
        String settlementId = call.id(row, "setl_id");
        String region = reference.region();
        return Uni.combine()
                .all()
                .unis(
                        readVisits.find(reference, call.institution()),
                        explainSettlement.find(region, settlementId, call.institution()),
                        settlements.messageOf(region, settlementId),
                        providers.search(region, call.institution(), null, 1))
                .asTuple()
                .chain(found -> found.getItem2()
                        .filter(bill -> bill.registrationId().equals(reference.visitId()))
                        .flatMap(bill -> found.getItem1()
                                .map(view -> new Found(
                                        view,
                                        bill.settlement(),
                                        found.getItem3().orElse(""),
                                        found.getItem4().stream().findFirst().orElse(null))))
                        .map(known -> isReversed(known.settlement())
                                .map(reversed -> reversed
                                        ? Reply.refused(InterfaceError.NO_SUCH_SETTLEMENT)
                                        : reply(call, known)))
                        .orElseGet(() -> Uni.createFrom().item(Reply.refused(InterfaceError.NO_SUCH_SETTLEMENT))));
    }

    private Uni<Boolean> isReversed(Settlement settlement) {
        String undoing = settlement.undoneBy();
        if (undoing == null) {
            return Uni.createFrom().item(false);
        }
        return settlements
                .find(settlement.region(), undoing)
                .map(found -> found.filter(row -> row.settlement().kind() == Settlement.Kind.REVERSAL)
                        .isPresent());
    }

    private static Reply reply(Call call, Found found) {
        Output output = call.output();
        Settlement settlement = found.settlement();
        OutputRow row = output.node("setlinfo");
        VisitSummary summary = VisitSummary.of(found.view());
        BenefitAmounts amounts = settlement.amounts();
        FundSums.of(amounts).write(row);
        WireCodes.writeBirth(row, found.view().coverage(), settlement.settledOn());
        Visit visit = found.view().visit();
        CareType care = settlement.stored().facts().careType();
        NamedProvider institution = found.institution();
        LocalDateTime time = LocalDateTime.ofInstant(settlement.settledAt(), SystemClock.CHINA);
        row.text("setl_id", settlement.settlementId())
                .text("mdtrt_id", visit.visitId())
                .text("psn_no", visit.personId())
                .text("insutype", WireCodes.insutype(settlement.scheme()))
                .text(
                        "psn_type",
                        WireCodes.personType(
                                settlement.scheme(), found.view().coverage().birthDate(), settlement.settledOn()))
                .flag("cvlserv_flag", false)
                .text("insu_optins", settlement.region())
                .text("pay_loc", AT_INSTITUTION)
                .text("fixmedins_code", settlement.providerCode())
                .text("fixmedins_name", institution == null ? "" : institution.name())
                .text("hosp_lv", institution == null ? "" : WireCodes.hospitalLevel(institution.grade()))
                .date("begndate", visit.terms().startedOn())
                .date("enddate", settlement.settledOn())
                .time("setl_time", time)
                .text("mdtrt_cert_type", summary.report().field("mdtrt_cert_type"))
                .text("med_type", summary.report().medType(visit.terms().careType(), care))
                .text("clr_type", WireCodes.clearingType(care))
                .text("clr_way", BY_ITEM)
                .text("clr_optins", settlement.region())
                .money("psn_pay", amounts.outOfPocket())
                .money("cash_payamt", amounts.cash())
                .text("medins_setl_id", found.messageId())
                .flag("refd_setl_flag", settlement.undoes())
                .text("year", Integer.toString(settlement.yearStart().getYear()))
                .text("dise_codg", summary.report().field("dise_codg"))
                .time("opt_time", time);
        BillOutput.writeFunds(output, settlement.scheme(), amounts, null);
        return Reply.of(output);
    }
}
