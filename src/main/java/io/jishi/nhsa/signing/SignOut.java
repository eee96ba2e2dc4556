package io.jishi.nhsa.signing;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 9002 签退: takes any number that was given to the institution, as often as it is sent. */
@ApplicationScoped
class SignOut implements Transaction {

    @Override
    public String number() {
        return "9002";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("signOut");
        if (!SignNumber.belongsTo(call.institution(), row.text("sign_no"))) {
            throw row.refusal(InterfaceError.WRONG_IDENTIFIER, "sign_no");
        }
        Output output = call.output();
        output.node("signoutoutb").time("sign_time", call.time());
        return Uni.createFrom().item(Reply.of(output));
    }
}
