package org.aadsync.core.spi;

import org.jspecify.annotations.Nullable;

/**
 * Why a directory or connector refused one object.
 *
 * @param code name of the error, such as {@code cd-missing-object} (<i>Management agent run error
 *     codes</i>, Microsoft)
 * @param attribute the attribute that it is about, or null
 * @param message what was found and what was expected, for people; holds no secret
 */
public record ConnectorError(String code, @Nullable String attribute, String message) {}
