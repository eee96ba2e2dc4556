package io.jishi.nhsa.signing;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.NationalConfiguration;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.Output;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;

/** 9001 签到: gives a sign-in number, which nothing depends on. */
@ApplicationScoped
class SignIn implements Transaction {

    private static final int RANDOM_BOUND = 100_000_000;

    private final NationalConfiguration configuration;

    SignIn(NationalConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String number() {
        return "9001";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        String number = SignNumber.of(
                configuration.receiverRegion(),
                call.institution(),
                call.receivedAt(),
                ThreadLocalRandom.current().nextInt(RANDOM_BOUND));
        Output output = call.output();
        output.node("signinoutb").time("sign_time", call.time()).text("sign_no", number);
        return Uni.createFrom().item(Reply.of(output));
    }
}
