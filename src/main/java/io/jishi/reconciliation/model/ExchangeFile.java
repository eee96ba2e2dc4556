package io.jishi.reconciliation.model;

import java.time.Instant;

/**
 * A file that an institution sent, or that was made for it.
 *
 * @param fileId its handle, 30 characters
 * @param name as the institution named it, 1 to 200 characters
 * @param size bytes
 * @param expiresAt until when it can be read
 */
public record ExchangeFile(String fileId, String name, long size, Instant expiresAt) {}
