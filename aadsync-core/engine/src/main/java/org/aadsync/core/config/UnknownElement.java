package org.aadsync.core.config;

import org.aadsync.core.rules.Position;

/**
 * An element that the reader does not know and left out; every version of the product adds some.
 *
 * @param position where it is
 * @param element its name and that of the element that it is in, such as {@code partition/colour}
 */
public record UnknownElement(Position position, String element) {}
