package io.jishi.nhsa.error;

import java.io.Serial;

/** A message is refused. Thrown where it is found, and answered at the entrance; it has no stack trace. */
public final class InterfaceRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final InterfaceError error;
    private final String sentence;

    private InterfaceRefusal(InterfaceError error, String message) {
        super(message, null, false, false);
        this.error = error;
        this.sentence = message;
    }

    /** With the sentence of the error. */
    public static InterfaceRefusal of(InterfaceError error) {
        return new InterfaceRefusal(error, error.chinese());
    }

    /**
     * With what it is about, before the sentence of the error.
     *
     * @param subject in Chinese, such as a node and a field; never a person's data
     */
    public static InterfaceRefusal of(InterfaceError error, String subject) {
        return new InterfaceRefusal(error, subject + " " + error.chinese());
    }

    /**
     * In other words than the error's own.
     *
     * @param sentence in Chinese; never a person's data
     */
    public static InterfaceRefusal saying(InterfaceError error, String sentence) {
        return new InterfaceRefusal(error, sentence);
    }

    /** The sentence in Chinese. */
    public String sentence() {
        return sentence;
    }

    /** What is wrong. */
    public InterfaceError error() {
        return error;
    }
}
