package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a controller tells everyone of itself ([MS-ADTS] 3.1.1.3.2). */
final class RootDse {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'").withZone(ZoneOffset.UTC);

  private final Forest forest;
  private final Controller controller;

  RootDse(Forest forest, Controller controller) {
    this.forest = forest;
    this.controller = controller;
  }

  Entry entry(List<String> requested) {
    List<Attribute> attributes = new ArrayList<>(all());
    if (!requested.isEmpty() && !requested.contains("*") && !requested.contains("+")) {
      attributes.removeIf(each -> requested.stream().noneMatch(each.getName()::equalsIgnoreCase));
    }
    return new Entry("", attributes);
  }

  private List<Attribute> all() {
    String base = forest.settings.base();
    return List.of(
        new Attribute("currentTime", TIME.format(Instant.now())),
        new Attribute("subschemaSubentry", "CN=Aggregate," + forest.schemaContext.dn()),
        new Attribute("dsServiceName", controller.service()),
        new Attribute("serverName", controller.server()),
        new Attribute("dnsHostName", controller.hostName),
        new Attribute(
            "namingContexts", forest.namingContexts().stream().map(DirectoryObject::dn).toList()),
        new Attribute("defaultNamingContext", base),
        new Attribute("rootDomainNamingContext", base),
        new Attribute("configurationNamingContext", forest.configuration.dn()),
        new Attribute("schemaNamingContext", forest.schemaContext.dn()),
        new Attribute("supportedControl", Session.CONTROLS),
        new Attribute("supportedExtension", "1.3.6.1.4.1.1466.20037", "1.3.6.1.4.1.4203.1.11.3"),
        new Attribute("supportedLDAPVersion", "3", "2"),
        new Attribute(
            "supportedLDAPPolicies",
            "MaxPageSize",
            "MaxValRange",
            "MaxResultSetSize",
            "MaxQueryDuration"),
        new Attribute(
            "supportedCapabilities",
            "1.2.840.113556.1.4.800",
            "1.2.840.113556.1.4.1670",
            "1.2.840.113556.1.4.1791",
            "1.2.840.113556.1.4.1935",
            "1.2.840.113556.1.4.2080"),
        new Attribute(
            "highestCommittedUSN", Long.toString(forest.highestUsn() + controller.usnOffset)),
        new Attribute(
            "ldapServiceName",
            forest.settings.domain()
                + ":"
                + controller.name.toLowerCase(Locale.ROOT)
                + "$@"
                + forest.settings.domain().toUpperCase(Locale.ROOT)),
        new Attribute("isSynchronized", "TRUE"),
        new Attribute("isGlobalCatalogReady", "TRUE"),
        new Attribute("domainFunctionality", "7"),
        new Attribute("forestFunctionality", "7"),
        new Attribute("domainControllerFunctionality", "7"));
  }
}
