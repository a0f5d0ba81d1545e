package org.aadsync.connector.ldap.testing;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What the schema says of one attribute.
 *
 * @param key its name in lower case, which everything here is found by
 */
record AttributeDefinition(
    String key,
    String name,
    String cn,
    String oid,
    Syntax syntax,
    int omSyntax,
    Set<String> flags,
    OptionalInt linkId,
    OptionalInt lower,
    OptionalInt upper) {

  boolean single() {
    return flags.contains("single");
  }

  boolean systemOnly() {
    return flags.contains("systemOnly");
  }

  boolean constructed() {
    return flags.contains("constructed");
  }

  boolean replicated() {
    return !flags.contains("notReplicated") && !constructed();
  }

  boolean preservedOnDelete() {
    return flags.contains("preserved");
  }

  boolean forwardLink() {
    return linkId.isPresent() && linkId.getAsInt() % 2 == 0;
  }

  boolean backLink() {
    return linkId.isPresent() && linkId.getAsInt() % 2 == 1;
  }

  /** Values that leave the directory for no one ([MS-ADTS] 3.1.1.4.4). */
  boolean secret() {
    return switch (key()) {
      case "unicodepwd", "userpassword", "lmpwdhistory", "ntpwdhistory", "dbcspwd" -> true;
      default -> false;
    };
  }
}
