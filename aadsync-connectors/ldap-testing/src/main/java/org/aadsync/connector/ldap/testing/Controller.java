package org.aadsync.connector.ldap.testing;

import java.util.Locale;
import java.util.UUID;

/**
 * One domain controller. All of a forest share its objects; each has its own sequence numbers,
 * which here are those of the forest and a distance.
 */
final class Controller {
  final String name;
  final String hostName;
  final String site;
  final long usnOffset;
  private UUID invocationId;

  Controller(String name, ForestSettings settings, long usnOffset, UUID invocationId) {
    this.name = name;
    this.hostName = name.toLowerCase(Locale.ROOT) + "." + settings.domain();
    this.site = "CN=Default-First-Site-Name,CN=Sites,CN=Configuration," + settings.base();
    this.usnOffset = usnOffset;
    this.invocationId = invocationId;
  }

  UUID invocationId() {
    return invocationId;
  }

  void invocationId(UUID next) {
    this.invocationId = next;
  }

  String server() {
    return "CN=" + name + ",CN=Servers," + site;
  }

  String service() {
    return "CN=NTDS Settings," + server();
  }
}
