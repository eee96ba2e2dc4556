package io.jishi.nhsa.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a field table.
 *
 * @param name as it is written
 * @param spellings other official names under which it is read; never written
 * @param chinese its Chinese name
 * @param type what it holds
 * @param requirement whether it must be there
 * @param use what becomes of it
 * @param codes the code list of its values; null if it has none
 */
public record Field(
        String name,
        List<String> spellings,
        String chinese,
        FieldType type,
        Requirement requirement,
        Use use,
        @Nullable CodeList codes) {

    /** Copies its list. */
    public Field {
        spellings = List.copyOf(spellings);
    }

    /** Whether a field must be there. */
    public enum Requirement {
        /** Always. */
        REQUIRED("Y"),
        /** In cases that the transaction knows. */
        CONDITIONAL("C"),
        /** Never. */
        OPTIONAL("-");

        private final String code;

        Requirement(String code) {
            this.code = code;
        }

        /** As the tables write it. */
        public String code() {
            return code;
        }
    }

    /** What becomes of a field. */
    public enum Use {
        /** It decides something, or comes back; of an answer: it is filled in. */
        USED,
        /** It is kept with the visit and shown in queries. */
        STORED,
        /** It is checked and dropped; of an answer: it is always empty, or zero. */
        IGNORED
    }

    /**
     * The code list of a field.
     *
     * @param name which one
     * @param closed whether a code that the list does not have is refused
     */
    public record CodeList(String name, boolean closed) {}

    Field with(Requirement other) {
        return new Field(name, spellings, chinese, type, other, use, codes);
    }

    /** The name with its Chinese name, for a message. */
    String described() {
        return name + "(" + chinese + ")";
    }
}
