package io.jishi.provider.model;

import io.jishi.shared.code.Grade;
import org.jspecify.annotations.Nullable;

/**
 * A provider as a list shows it.
 *
 * @param code its code
 * @param name its name
 * @param grade null if not known
 */
public record NamedProvider(
        String code, String name, @Nullable Grade grade) {}
