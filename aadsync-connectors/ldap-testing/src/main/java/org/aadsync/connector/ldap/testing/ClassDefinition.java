package org.aadsync.connector.ldap.testing;

import java.util.Set;

/** What the schema says of one class. */
record ClassDefinition(
    String name,
    String cn,
    String oid,
    int category,
    String parent,
    String rdnType,
    String objectCategory,
    Set<String> auxiliaries,
    Set<String> superiors,
    Set<String> mandatory,
    Set<String> optional) {

  boolean structural() {
    return category == 0 || category == 1;
  }
}
