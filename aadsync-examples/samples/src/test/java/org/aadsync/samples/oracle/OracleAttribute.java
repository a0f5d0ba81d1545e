package org.aadsync.samples.oracle;

import java.util.Locale;

/**
 * An attribute as a schema in the configuration describes it.
 *
 * @param name its name in lower case: names are matched without regard to case (M-9)
 * @param kind the type of its values
 * @param multiValued whether it may have several values
 * @param indexable whether the metaverse may index it, which limits its text (M-8)
 */
record OracleAttribute(String name, Kind kind, boolean multiValued, boolean indexable) {
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    BINARY,
    REFERENCE;

    /** Returns the kind that a syntax means (config-formats 1.3); dates stay text. */
    static Kind ofSyntax(String oid) {
      return switch (oid) {
        case "1.3.6.1.4.1.1466.115.121.1.27", "1.2.840.113556.1.4.906" -> NUMBER;
        case "1.3.6.1.4.1.1466.115.121.1.7" -> BOOLEAN;
        case "1.3.6.1.4.1.1466.115.121.1.40",
            "1.3.6.1.4.1.1466.115.121.1.5",
            "1.2.840.113556.1.4.907" ->
            BINARY;
        case "1.3.6.1.4.1.1466.115.121.1.12", "1.2.840.113556.1.4.1221" -> REFERENCE;
        default -> TEXT;
      };
    }
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
