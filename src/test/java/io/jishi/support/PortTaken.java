package io.jishi.support;

/** Another process listens on the port. With a port chosen by us this is a lost race, and the next port is tried. */
final class PortTaken extends ServersUnavailable {
    private static final long serialVersionUID = 1L;

    PortTaken(String sentence) {
        super(sentence);
    }
}
