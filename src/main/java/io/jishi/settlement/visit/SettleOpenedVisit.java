package io.jishi.settlement.visit;

import io.jishi.benefit.FeeTotals;
import io.jishi.settlement.PreviewSettlement;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.RequestSource;
import io.jishi.settlement.SettleVisit;
import io.jishi.settlement.SettlementAnswers;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.VisitDirectory;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import io.jishi.visit.model.VisitStep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles a visit by its uploaded lines. It adds no second way to settle: the visit is read, its sums become the totals
 * of an ordinary settlement, and the lane refuses them if the visit has changed since.
 */
@ApplicationScoped
public class SettleOpenedVisit {

    private final SettleVisit settleVisit;
    private final PreviewSettlement previewSettlement;
    private final VisitDirectory visits;
    private final Set<String> settlingFirst;
    private final Clock clock;

    /** With its use cases. */
    SettleOpenedVisit(
            SettleVisit settleVisit,
            PreviewSettlement previewSettlement,
            VisitDirectory visits,
            VisitConfiguration configuration,
            Clock clock) {
        this.settleVisit = settleVisit;
        this.previewSettlement = previewSettlement;
        this.visits = visits;
        this.clock = clock;
        this.settlingFirst = configuration.settleBeforeDischarge().orElse(Set.of());
    }

    /** Settles once, however often the message is sent. */
    public Uni<SettlementOutcome> settle(MessageKey key, OpenedSettlement asked, SettlementAnswers answers) {
        return settleVisit.settle(key, asked.fingerprint(), source(asked), answers);
    }

    /** What a settlement would come to now. */
    public Uni<PreviewSettlement.Preview> preview(OpenedSettlement asked) {
        return previewSettlement.preview(source(asked));
    }

    private RequestSource source(OpenedSettlement asked) {
        return () -> visits.visits(asked.region(), asked.visit().visitId())
                .chain(found -> withEveryFee(reading(asked, found)));
    }

    /** A stay that is settled before its discharge is reported may not end before its last fee. */
    private Uni<RequestSource.Reading> withEveryFee(RequestSource.Reading reading) {
        Visit open = reading instanceof RequestSource.Reading.Request found
                ? found.request().reported().opened()
                : null;
        if (open == null
                || open.state() == VisitState.DISCHARGED
                || open.terms().careType().isOutpatient()) {
            return Uni.createFrom().item(reading);
        }
        LocalDate endedOn = ((RequestSource.Reading.Request) reading).request().endedOn();
        return visits.latestFee(open.key().region(), open.visitId())
                .map(latest -> latest.filter(endedOn::isBefore).isPresent()
                        ? fault(RequestFault.Kind.INCOMPLETE, "dischargedOn", "a fee line is dated after it")
                        : reading);
    }

    private RequestSource.Reading reading(OpenedSettlement asked, List<Visit> visits) {
        Optional<Visit> registration = visits.stream()
                .filter(visit -> asked.visit().names(visit, asked.providerCode()))
                .findFirst();
        if (registration.isEmpty()) {
            return fault(RequestFault.Kind.NOT_FOUND, "visitId", "no such visit");
        }
        if (registration.get().state() == VisitState.WITHDRAWN) {
            return new RequestSource.Reading.Declined(Reason.VISIT_WITHDRAWN);
        }
        return visits.stream()
                .filter(visit -> visit.key().chargeBatch().equals(asked.chargeBatch()))
                .findFirst()
                .map(visit -> reading(asked, visit))
                .orElseGet(() -> new RequestSource.Reading.Declined(Reason.VISIT_WITHOUT_LINES));
    }

    private RequestSource.Reading reading(OpenedSettlement asked, Visit visit) {
        boolean settlesFirst = settlingFirst.contains(asked.region());
        Optional<Reason> refusal = VisitStep.SETTLE.refusal(
                new VisitStep.Standing(visit, false, visit.lines().count() > 0, settlesFirst));
        if (refusal.isPresent()) {
            return new RequestSource.Reading.Declined(refusal.get());
        }
        if (!visit.sums().total().equals(asked.total())) {
            return new RequestSource.Reading.Faulty(
                    differing(asked.total(), visit.sums().total()));
        }
        if (asked.careType() != null && asked.careType() != visit.terms().careType()) {
            return fault(RequestFault.Kind.INCOMPLETE, "careType", "it is not the care type of the visit");
        }
        LocalDate endedOn = endedOn(asked, visit);
        if (endedOn == null || endedOn.isBefore(visit.terms().startedOn()) || endedOn.isAfter(today())) {
            return fault(
                    RequestFault.Kind.INCOMPLETE,
                    "dischargedOn",
                    "the day of the discharge as it was reported, neither before the admission nor in the future");
        }
        return new RequestSource.Reading.Request(request(asked, visit, endedOn));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** The reference date; null if it is not known, or is said to be another than was reported. */
    private static @Nullable LocalDate endedOn(OpenedSettlement asked, Visit visit) {
        if (visit.terms().careType() != CareType.INPATIENT) {
            return visit.terms().startedOn();
        }
        LocalDate reported = visit.terms().endedOn();
        if (visit.state() != VisitState.DISCHARGED) {
            return asked.endedOn() == null ? reported : asked.endedOn();
        }
        return asked.endedOn() == null || asked.endedOn().equals(reported) ? reported : null;
    }

    private static SettleRequest request(OpenedSettlement asked, Visit visit, LocalDate endedOn) {
        Visit.Sums sums = visit.sums();
        return new SettleRequest(
                asked.region(),
                visit.personId(),
                visit.personId(),
                asked.providerCode(),
                visit.terms().scheme(),
                visit.terms().careType(),
                visit.terms().disease(),
                visit.key().visitNumber(),
                visit.terms().startedOn(),
                endedOn,
                sums.total(),
                List.of(),
                new FeeTotals(
                        sums.total(),
                        sums.nonCovered(),
                        sums.overLimit(),
                        sums.upfrontSelfPay(),
                        sums.eligibleClassA(),
                        sums.eligibleClassB()),
                new SettleRequest.Reported(visit, asked.usesPersonalAccount()));
    }

    private static RequestFault differing(Fen total, Fen uploaded) {
        Fen difference = total.minus(uploaded);
        return new RequestFault(
                RequestFault.Kind.NOT_ADDING_UP,
                "fees.total",
                "the uploaded lines add up to " + uploaded + ", the total is " + total + ", the difference "
                        + difference,
                "已上传明细合计" + uploaded + ",总额" + total + ",相差" + difference);
    }

    private static RequestSource.Reading fault(RequestFault.Kind kind, String field, String detail) {
        return new RequestSource.Reading.Faulty(new RequestFault(kind, field, detail));
    }
}
