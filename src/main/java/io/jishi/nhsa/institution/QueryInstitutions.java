package io.jishi.nhsa.institution;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.provider.ProviderSearch;
import io.jishi.provider.model.NamedProvider;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 1201 医药机构信息获取: the institutions that the insured region recognises, by their code or the beginning of their name; at
 * most a hundred of them. Pharmacies and other types are not on record.
 */
@ApplicationScoped
class QueryInstitutions implements Transaction {

    private static final int MAXIMUM = 100;
    private static final String MEDICAL = "1";

    private final ProviderSearch providers;

    QueryInstitutions(ProviderSearch providers) {
        this.providers = providers;
    }

    @Override
    public String number() {
        return "1201";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("medinsinfo");
        @Nullable String type = row.optionalText("fixmedins_type");
        @Nullable String name = row.optionalText("fixmedins_name");
        @Nullable String code = row.optionalText("fixmedins_code");
        if (name == null && code == null) {
            throw row.refusal(InterfaceError.FIELD_MISSING, "fixmedins_code");
        }
        String region = call.regionToAsk();
        Uni<List<NamedProvider>> found = type == null || type.equals(MEDICAL)
                ? providers.search(region, code, name, MAXIMUM)
                : Uni.createFrom().item(List.of());
        return found.map(all -> Reply.of(output(call, all)));
    }

    private static Output output(Call call, List<NamedProvider> providers) {
        Output output = call.output();
        providers.forEach(provider -> output.row("medinsinfo")
                .text("fixmedins_code", provider.code())
                .text("fixmedins_name", provider.name())
                .text("fixmedins_type", MEDICAL)
                .text("hosp_lv", WireCodes.hospitalLevel(provider.grade())));
        return output;
    }
}
