package io.jishi.verification;

/** Stored facts as they are, in UTF-8; read when they are needed. */
public final class FactsText {

    private final byte[] bytes;

    /** Takes the bytes over: nobody changes them afterwards. */
    public FactsText(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
