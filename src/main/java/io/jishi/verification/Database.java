package io.jishi.verification;

/**
 * Where to connect.
 *
 * @param url for JDBC
 * @param user a role that may read every table of the gateway; it needs no more
 * @param password empty if the server asks for none
 */
public record Database(String url, String user, String password) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
