package io.jishi.settlement.filing;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.filing.FilingDirectory;
import io.jishi.filing.FilingRegister;
import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingMessage;
import io.jishi.filing.model.FilingRecord;
import io.jishi.platform.identity.Identifiers;
import io.jishi.provider.ProviderDirectory;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Files once, however often the message is sent. A filing counts from its commit on, in every instance: the trigger of
 * its row raises the person's epoch, which every bill compares under the lock. Nothing that was settled before changes.
 *
 * <p>A refusal stores nothing, unlike that of a settlement: the registry that it rests on may be corrected, and the
 * same message filed then.
 */
@ApplicationScoped
public class RecordFiling {

    private final FilingRegister register;
    private final FilingDirectory filings;
    private final CoverageDirectory coverage;
    private final ProviderDirectory providers;
    private final FilingChecks checks;
    private final Identifiers identifiers;
    private final FilingConfiguration configuration;
    private final Clock clock;

    /** With its ports. */
    RecordFiling(
            FilingRegister register,
            FilingDirectory filings,
            CoverageDirectory coverage,
            ProviderDirectory providers,
            FilingChecks checks,
            Identifiers identifiers,
            FilingConfiguration configuration,
            Clock clock) {
        this.register = register;
        this.filings = filings;
        this.coverage = coverage;
        this.providers = providers;
        this.checks = checks;
        this.identifiers = identifiers;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Files.
     *
     * @return the outcome; fails with {@link io.jishi.shared.reason.Unavailable} if nothing was stored, and with {@link
     *     io.jishi.shared.reason.OutcomeUnknown} if the same message must be sent again to know
     */
    public Uni<FilingOutcome> record(FilingRequest request, String messageId, FilingAnswers answers) {
        String fingerprint = request.fingerprint();
        return register.earlier(request.region(), request.institution(), messageId)
                .chain(found -> found.map(seen -> Uni.createFrom().item(repeated(seen, fingerprint)))
                        .orElseGet(() -> ground(request)
                                .chain(ground -> checks.refusal(request, ground)
                                        .map(refusal -> Uni.createFrom().item(refusal))
                                        .orElseGet(() -> file(request, ground, messageId, answers)))));
    }

    private Uni<FilingChecks.Ground> ground(FilingRequest request) {
        String code = request.providerCode();
        Uni<Optional<DesignatedProvider>> hospital = code == null
                ? Uni.createFrom().item(Optional.empty())
                : providers.findFresh(request.region(), code).map(Optional::of);
        Uni<Coverage> person = request.personId().isEmpty()
                ? Uni.createFrom().item(Coverage.NOBODY)
                : coverage.findFresh(request.region(), request.personId());
        return Uni.combine()
                .all()
                .unis(person, hospital)
                .asTuple()
                .map(found -> new FilingChecks.Ground(
                        found.getItem1(), found.getItem2().orElse(null)));
    }

    private Uni<FilingOutcome> file(
            FilingRequest request, FilingChecks.Ground ground, String messageId, FilingAnswers answers) {
        FilingRecord filing = toRecord(request);
        byte[] answer = answers.filed(filing, checks.warnings(request, ground));
        FilingMessage message = new FilingMessage(messageId, request.fingerprint(), answer);
        Uni<FilingRegister.Recording> work = register.record(filing, message, configuration.perPersonMaximum());
        return Unstoppable.run(work.eventually(() -> forget(request.personId())))
                .map(recording -> recording.fold(
                        stored -> new FilingOutcome.Filed(filing.filing().filingId(), answer, false),
                        seen -> repeated(seen, request.fingerprint()),
                        tooMany -> new FilingOutcome.Rejected(Reason.TOO_MANY_FILINGS),
                        noPerson -> new FilingOutcome.Rejected(Reason.PERSON_UNKNOWN)));
    }

    private FilingRecord toRecord(FilingRequest request) {
        return new FilingRecord(
                request.region(),
                request.personId(),
                new Filing(
                        identifiers.next(request.region()),
                        request.kind(),
                        request.disease(),
                        request.treatmentRegion(),
                        request.providerCode(),
                        request.valid()),
                request.channel(),
                request.institution(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    /** Also after a failure: the commit may have happened all the same. */
    private void forget(String personId) {
        filings.forget(personId);
        coverage.forget(personId);
    }

    private static FilingOutcome repeated(FilingRegister.Seen seen, String fingerprint) {
        return seen.message().fingerprint().equals(fingerprint)
                ? new FilingOutcome.Filed(seen.filingId(), seen.message().answer(), true)
                : new FilingOutcome.MessageReused();
    }
}
