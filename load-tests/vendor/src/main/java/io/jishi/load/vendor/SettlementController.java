package io.jishi.load.vendor;

import io.jishi.api.settlement.SameRequest;
import io.jishi.policy.PolicyBook;
import io.jishi.settlement.SameDecision;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SettleRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One transaction for each request: look up, lock, decide, write, commit. */
@RestController
class SettlementController {

    private final PolicyBook book;
    private final SameDecision decision;
    private final Registries registries;
    private final Bills bills;
    private final TransactionTemplate transaction;

    SettlementController(
            PolicyBook book,
            SameDecision decision,
            Registries registries,
            Bills bills,
            TransactionTemplate transaction) {
        this.book = book;
        this.decision = decision;
        this.registries = registries;
        this.bills = bills;
        this.transaction = transaction;
    }

    @PostMapping("/v1/settlements")
    ResponseEntity<byte[]> settle(
            @RequestHeader("X-Api-Key") String apiKey,
            @RequestHeader("Idempotency-Key") String messageId,
            @RequestBody byte[] body) {
        String provider = registries.institution(apiKey);
        SettleRequest request = SameRequest.read(body, provider, book);
        MessageKey key = new MessageKey(request.region(), provider, MessageKey.SETTLE, messageId);
        Answer answer = transaction.execute(status -> settle(key, request));
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    private Answer settle(MessageKey key, SettleRequest request) {
        Registries.Locked locked = registries.lock(request);
        SameDecision.Decided decided = decision.decide(
                key, request, locked.situation(), bills.read(decision.keys(key, request, locked.situation()), locked));
        if (decided.writes() != null) {
            bills.write(decided.writes());
        }
        return decided.answer();
    }
}
