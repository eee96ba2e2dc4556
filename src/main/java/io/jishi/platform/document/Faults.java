package io.jishi.platform.document;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a document, collected, so that its author hears of all of it at once. */
public final class Faults {

    private static final int MAXIMUM = 100;

    private final List<Fault> found = new ArrayList<>();

    /**
     * One thing that is wrong.
     *
     * @param path where, such as {@code cases[0].fees.total}
     * @param kind what
     * @param detail what exactly, in English; never a person's data; may be empty
     */
    public record Fault(String path, FieldFault kind, String detail) {

        /** One English sentence. */
        public String english() {
            String sentence = path + " " + kind.english();
            return detail.isEmpty() ? sentence : sentence + ": " + detail;
        }
    }

    /** Notes a fault; beyond a hundred, which is enough to work on, they are dropped. */
    public void add(String path, FieldFault kind, String detail) {
        if (found.size() < MAXIMUM) {
            found.add(new Fault(path, kind, detail));
        }
    }

    /** Notes a fault that needs no more words. */
    public void add(String path, FieldFault kind) {
        add(path, kind, "");
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What is wrong, in document order. */
    public List<Fault> found() {
        return List.copyOf(found);
    }
}
