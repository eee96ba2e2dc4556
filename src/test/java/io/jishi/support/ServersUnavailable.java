package io.jishi.support;

/**
 * PostgreSQL or Redis could not be started. The first line of the message is one sentence that says what is wrong and
 * what to do; the last lines of the server's log may follow it.
 */
public class ServersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Only the sentence: nothing that happened before explains it better. */
    public ServersUnavailable(String sentence) {
        super(sentence);
    }

    /** The sentence and the failure behind it. */
    public ServersUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
