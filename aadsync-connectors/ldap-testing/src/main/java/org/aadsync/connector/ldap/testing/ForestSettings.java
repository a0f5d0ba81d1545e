package org.aadsync.connector.ldap.testing;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a fake directory was built with. */
record ForestSettings(
    String domain,
    String netbiosName,
    String password,
    int maxValRange,
    int maxPageSize,
    int dirSyncRoundObjects,
    int dirSyncRoundValues,
    boolean recycleBin,
    long seed) {

  /** The distinguished name of the domain. */
  String base() {
    return Arrays.stream(domain.split("\\."))
        .map(label -> "DC=" + label)
        .collect(Collectors.joining(","));
  }

  String administrator() {
    return "CN=Administrator,CN=Users," + base();
  }
}
