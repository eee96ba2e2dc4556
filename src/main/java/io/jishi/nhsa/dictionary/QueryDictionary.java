package io.jishi.nhsa.dictionary;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.Dictionaries;
import io.jishi.nhsa.table.Dictionaries.Dictionary;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 1901 字典表查询: the code lists that are shipped. They have no levels, so that a parent has no children. */
@ApplicationScoped
class QueryDictionary implements Transaction {

    private final Dictionaries dictionaries;

    QueryDictionary(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /**
     * What is asked.
     *
     * @param type name of the list
     * @param parent only codes below this one; null for all
     * @param day on which they are valid
     * @param valid whether valid codes are asked for, or those that are not
     */
    private record Query(String type, @Nullable String parent, LocalDate day, boolean valid) {

        static Query of(InputRow row) {
            return new Query(row.text("type"), row.optionalText("parentValue"), row.date("date"), row.flag("valiFlag"));
        }

        boolean asksFor(Dictionary list) {
            boolean valid = !day.isBefore(list.from());
            return parent == null && valid == this.valid;
        }
    }

    @Override
    public String number() {
        return "1901";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        Query query = Query.of(call.input().row("data"));
        Output output = call.output();
        dictionaries.find(query.type()).filter(query::asksFor).ifPresent(list -> write(output, list, query.valid()));
        return Uni.createFrom().item(Reply.of(output));
    }

    private static void write(Output output, Dictionary list, boolean valid) {
        int place = 0;
        for (var label : list.labels().entrySet()) {
            place++;
            output.row("list")
                    .text("type", list.name())
                    .text("label", label.getValue())
                    .text("value", label.getKey())
                    .whole("sort", place)
                    .flag("vali_flag", valid)
                    .text("version", list.from().toString());
        }
    }
}
