package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.PersonalAccountPolicy;
import io.jishi.shared.code.CareType;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What a region does with the accounts of residents: the parameters whose names begin with {@code personalAccount}. */
final class PersonalAccountParameters {

    /** What a balance may pay; its worked cases ask for the account. */
    static final String PAYS = "personalAccount.pays";

    private final Timeline<Cited<Boolean>> credits;
    private final Timeline<Cited<Set<CareType>>> pays;

    PersonalAccountParameters(ParameterReader reader) {
        credits = reader.figure(
                "personalAccount.credits", "yes or no", (block, citation) -> new Cited<>(credits(block), citation));
        pays = reader.single(PAYS, "code", PersonalAccountParameters::careTypes);
    }

    List<Timeline<?>> timelines() {
        return List.of(credits, pays);
    }

    /** What holds on the day. */
    PersonalAccountPolicy on(LocalDate day) {
        return new PersonalAccountPolicy(credits.on(day), pays.on(day));
    }

    private static Boolean credits(Fields block) {
        if (!block.has("value")) {
            block.fault("value", FieldFault.MISSING, "true or false");
        }
        return block.truth("value", false);
    }

    private static Set<CareType> careTypes(Fields block) {
        Set<CareType> careTypes = block.codes("careTypes", CareType.class, Enum::name);
        if (careTypes.isEmpty()) {
            block.fault(
                    "careTypes", FieldFault.MISSING, "what a balance may pay; where it pays nothing, repealed: true");
        }
        return Set.copyOf(careTypes);
    }
}
