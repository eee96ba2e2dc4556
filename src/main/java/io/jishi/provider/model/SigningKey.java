package io.jishi.provider.model;

/**
 * With what an institution signs.
 *
 * @param institution its code
 * @param secret shared with it; never logged
 */
public record SigningKey(String institution, String secret) {

    @Override
    public String toString() {
        return "SigningKey[institution=" + institution + "]";
    }
}
