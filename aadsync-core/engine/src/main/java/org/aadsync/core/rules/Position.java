package org.aadsync.core.rules;

/**
 * Where a part of a configuration was read from, for messages.
 *
 * @param file the file, relative to the configuration's folder; empty if it was made by a program
 * @param line line from 1, or 0
 * @param column column from 1, or 0
 */
public record Position(String file, int line, int column) {
  /** The position of what was not read from a file. */
  public static final Position NONE = new Position("", 0, 0);
}
