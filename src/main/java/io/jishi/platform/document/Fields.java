package io.jishi.platform.document;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.money.UnitPrice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the members of an object. Whatever is wrong goes into {@link Faults} under its path, and a harmless
 * stand-in is returned so that reading goes on; the caller looks at the faults before it uses anything.
 */
public final class Fields {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final String path;
    private final Map<String, Node> members;
    private final Faults faults;
    private final @Nullable Readings readings;
    private final Set<String> read = new HashSet<>();

    private Fields(String path, Map<String, Node> members, Faults faults, @Nullable Readings readings) {
        this.path = path;
        this.members = members;
        this.faults = faults;
        this.readings = readings;
    }

    /** The members of a node; a node that is no object is a fault and has none. */
    public static Fields of(String path, Node node, Faults faults) {
        return of(path, node, faults, null);
    }

    /** The members of a document whose amounts and rates are noted as they are read. */
    public static Fields noting(Readings readings, Node document, Faults faults) {
        return of("", document, faults, readings);
    }

    private static Fields of(String path, Node node, Faults faults, @Nullable Readings readings) {
        if (node instanceof Node.Members object) {
            return new Fields(path, object.members(), faults, readings);
        }
        faults.add(path.isEmpty() ? "the document" : path, FieldFault.WRONG_TYPE, "an object is expected");
        return new Fields(path, Map.of(), faults, readings);
    }

    /** The path of a member. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The path of this object. */
    public String path() {
        return path;
    }

    /** Where faults go. */
    public Faults faults() {
        return faults;
    }

    /** The names of all members, in document order. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return optional(name) != null;
    }

    /** The raw member; null if it is absent or null. */
    public @Nullable Node optional(String name) {
        read.add(name);
        Node node = members.get(name);
        return node instanceof Node.Nothing ? null : node;
    }

    /** Notes a fault of a member. */
    public void fault(String name, FieldFault kind, String detail) {
        faults.add(path(name), kind, detail);
    }

    /** Every member that nobody asked for is a fault. */
    public void refuseUnknown() {
        for (String name : members.keySet()) {
            if (!read.contains(name)) {
                faults.add(path(name), FieldFault.UNKNOWN_FIELD);
            }
        }
    }

    /** A required object. */
    public Fields object(String name) {
        Node node = required(name);
        return node == null
                ? new Fields(path(name), Map.of(), new Faults(), null)
                : of(path(name), node, faults, readings);
    }

    /** An object that may be absent. */
    public Optional<Fields> optionalObject(String name) {
        return Optional.ofNullable(optional(name)).map(node -> of(path(name), node, faults, readings));
    }

    /** A required list of objects. */
    public List<Fields> objects(String name, int maximum) {
        List<Fields> objects = new ArrayList<>();
        List<Node> items = items(name, maximum);
        for (int i = 0; i < items.size(); i++) {
            objects.add(of(path(name) + "[" + i + "]", items.get(i), faults, readings));
        }
        return objects;
    }

    /** A required list of strings. */
    public List<String> texts(String name, int maximum) {
        List<String> texts = new ArrayList<>();
        List<Node> items = items(name, maximum);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Node.Text text) {
                texts.add(text.value());
            } else {
                faults.add(path(name) + "[" + i + "]", FieldFault.WRONG_TYPE, "a string is expected");
            }
        }
        return texts;
    }

    private List<Node> items(String name, int maximum) {
        Node node = required(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Items list)) {
            faults.add(path(name), FieldFault.WRONG_TYPE, "a list is expected");
            return List.of();
        }
        if (list.items().size() > maximum) {
            faults.add(path(name), FieldFault.TOO_MANY, "at most " + maximum);
            return List.of();
        }
        return list.items();
    }

    /** A required string of 1 to {@code maximum} characters without control characters. */
    public String text(String name, int maximum) {
        Node node = required(name);
        return node == null ? "" : text(name, node, maximum);
    }

    /** A string that may be absent. */
    public @Nullable String optionalText(String name, int maximum) {
        Node node = optional(name);
        return node == null ? null : text(name, node, maximum);
    }

    private String text(String name, Node node, int maximum) {
        if (!(node instanceof Node.Text text)) {
            faults.add(path(name), FieldFault.WRONG_TYPE, "a string is expected");
            return "";
        }
        String value = text.value();
        if (value.isBlank() || value.codePointCount(0, value.length()) > maximum) {
            faults.add(path(name), FieldFault.WRONG_LENGTH, "1 to " + maximum + " characters");
            return "";
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            faults.add(path(name), FieldFault.WRONG_CHARACTERS);
            return "";
        }
        return value;
    }

    /** A required code of exactly six digits. */
    public String regionCode(String name) {
        String code = text(name, 64);
        if (!code.isEmpty() && !(code.length() == 6 && code.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            faults.add(path(name), FieldFault.WRONG_CHARACTERS, "six digits are expected");
        }
        return code;
    }

    /** A required date of the form 2019-11-12; the stand-in is 1970-01-01. */
    public LocalDate date(String name) {
        Node node = required(name);
        return node == null ? LocalDate.EPOCH : date(path(name), node);
    }

    /** A date that may be absent. */
    public @Nullable LocalDate optionalDate(String name) {
        Node node = optional(name);
        return node == null ? null : date(path(name), node);
    }

    private LocalDate date(String at, Node node) {
        if (node instanceof Node.Text text) {
            Optional<LocalDate> date = parseDate(text.value());
            if (date.isPresent()) {
                return date.get();
            }
        }
        faults.add(at, FieldFault.NOT_A_DATE);
        return LocalDate.EPOCH;
    }

    /** Reads a date of the form 2019-11-12, in the years 1900 to 2999. */
    public static Optional<LocalDate> parseDate(String text) {
        try {
            LocalDate date = LocalDate.parse(text, DATE);
            return date.getYear() < 1900 || date.getYear() > 2999 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A required amount in yuan, at least zero. */
    public Fen money(String name) {
        Node node = required(name);
        return node == null ? Fen.ZERO : money(name, node, false);
    }

    /** An amount in yuan, at least zero; zero if it is absent. */
    public Fen moneyOrZero(String name) {
        Node node = optional(name);
        return node == null ? Fen.ZERO : money(name, node, false);
    }

    /** An amount in yuan, at least zero; null if it is absent. */
    public @Nullable Fen optionalMoney(String name) {
        Node node = optional(name);
        return node == null ? null : money(name, node, false);
    }

    private Fen money(String name, Node node, boolean signed) {
        Fen amount = Decimals.money(path(name), node, faults, signed);
        if (readings != null) {
            readings.note(path(name), amount);
        }
        return amount;
    }

    /** A required price of one unit in yuan, with up to six digits after the point. */
    public UnitPrice unitPrice(String name) {
        Node node = required(name);
        return node == null ? new UnitPrice(0) : Decimals.unitPrice(path(name), node, faults);
    }

    /** A required amount in yuan of either sign. */
    public Fen signedMoney(String name) {
        Node node = required(name);
        return node == null ? Fen.ZERO : money(name, node, true);
    }

    /** A required sum of amounts, which may exceed the largest single amount. */
    public Fen accumulated(String name) {
        Node node = required(name);
        return node == null
                ? Fen.ZERO
                : Fen.of(Decimals.scaled(path(name), node, faults, 2, Long.MAX_VALUE / 100, true));
    }

    /** A required rate between 0 and 1. */
    public Rate rate(String name) {
        Node node = required(name);
        if (node == null) {
            return Rate.NONE;
        }
        Rate rate = Decimals.rate(path(name), node, faults);
        if (readings != null) {
            readings.note(path(name), rate);
        }
        return rate;
    }

    /** A required number with up to four digits after the point and of either sign, in ten-thousandths. */
    public long tenThousandths(String name) {
        Node node = required(name);
        return node == null ? 0 : Decimals.scaled(path(name), node, faults, 4, 10_000_000_000L, true);
    }

    /** A whole number between zero and {@code maximum}; zero if it is absent. */
    public int countOrZero(String name, int maximum) {
        Node node = optional(name);
        return node == null ? 0 : (int) Decimals.scaled(path(name), node, faults, 0, maximum, false);
    }

    /** A required whole number of either sign. */
    public int signedCount(String name) {
        Node node = required(name);
        return node == null ? 0 : (int) Decimals.scaled(path(name), node, faults, 0, Integer.MAX_VALUE, true);
    }

    /** A required code of a closed list; the stand-in is the first of it. */
    public <E extends Enum<E>> E code(String name, Class<E> type) {
        return code(name, type, Enum::name);
    }

    /** A required code of a closed list that is written in a form of its own. */
    public <E extends Enum<E>> E code(String name, Class<E> type, Function<E, String> form) {
        Node node = required(name);
        return node == null ? type.getEnumConstants()[0] : code(path(name), node, type, form);
    }

    /** A code of a closed list; null if it is absent. */
    public <E extends Enum<E>> @Nullable E optionalCode(String name, Class<E> type, Function<E, String> form) {
        Node node = optional(name);
        return node == null ? null : code(path(name), node, type, form);
    }

    /** A list of codes of a closed list, empty if it is absent; a code twice is a fault. */
    public <E extends Enum<E>> Set<E> codes(String name, Class<E> type, Function<E, String> form) {
        if (optional(name) == null) {
            return Set.of();
        }
        Set<E> codes = new HashSet<>();
        List<Node> items = items(name, 100);
        for (int i = 0; i < items.size(); i++) {
            String at = path(name) + "[" + i + "]";
            int before = faults.found().size();
            E code = code(at, items.get(i), type, form);
            boolean known = faults.found().size() == before;
            if (known && !codes.add(code)) {
                faults.add(at, FieldFault.REPEATED);
            }
        }
        return codes;
    }

    private <E extends Enum<E>> E code(String at, Node node, Class<E> type, Function<E, String> form) {
        E[] constants = type.getEnumConstants();
        if (!(node instanceof Node.Text text)) {
            faults.add(at, FieldFault.WRONG_TYPE, "a code is expected");
            return constants[0];
        }
        for (E constant : constants) {
            if (form.apply(constant).equals(text.value())) {
                return constant;
            }
        }
        faults.add(at, FieldFault.UNKNOWN_CODE);
        return constants[0];
    }

    /** A truth value; {@code otherwise} if it is absent. */
    public boolean truth(String name, boolean otherwise) {
        Node node = optional(name);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof Node.Truth truth) {
            return truth.value();
        }
        faults.add(path(name), FieldFault.WRONG_TYPE, "true or false is expected");
        return otherwise;
    }

    private @Nullable Node required(String name) {
        Node node = optional(name);
        if (node == null) {
            faults.add(path(name), FieldFault.MISSING);
        }
        return node;
    }
}
