package org.aadsync.connector.ldap.discovery;

import com.google.common.base.Strings;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.DirectoryFacts;
import org.jspecify.annotations.Nullable;

/** Asks a directory what it is. */
public final class Discovery {
  static final String SCHEMA = "schemaNamingContext";
  private static final String CONFIGURATION = "configurationNamingContext";
  private static final String FOREST_ROOT = "rootDomainNamingContext";

  /** How Active Directory calls a domain: the values of its {@code crossRef} entry. */
  private record Domain(String dn, String fqdn, String netbios) {
    Map<String, String> parameters(String prefix) {
      return Map.of(prefix + ".LDAP", dn, prefix + ".FQDN", fqdn, prefix + ".Netbios", netbios);
    }
  }

  private Discovery() {}

  /**
   * Returns what the directory says about itself. Its warnings name what the configuration selects
   * and the directory does not have: attributes, and object types and included containers of
   * selected partitions.
   *
   * @throws ConnectorException if it cannot be read
   */
  public static DirectoryFacts facts(Directory directory, ConnectorDefinition definition)
      throws ConnectorException {
    try (LDAPConnection connection = directory.connect()) {
      return facts(connection, definition, directory.settings().pageSize());
    } catch (LDAPException e) {
      throw directory.stopped("asking the directory what it is", e);
    }
  }

  /**
   * Returns the schema; null if the directory publishes none.
   *
   * @throws ConnectorException if it cannot be read
   */
  public static @Nullable DirectorySchema schema(Directory directory) throws ConnectorException {
    try (LDAPConnection connection = directory.connect()) {
      return schema(connection, connection.getRootDSE(), directory.settings().pageSize());
    } catch (LDAPException e) {
      throw directory.stopped("reading the schema", e);
    }
  }

  private static @Nullable DirectorySchema schema(
      LDAPConnection connection, @Nullable RootDSE root, int pageSize) throws LDAPException {
    String schemaContext = root == null ? null : root.getAttributeValue(SCHEMA);
    return schemaContext == null
        ? SubschemaReader.read(connection)
        : new ActiveDirectorySchemaReader(connection, schemaContext, pageSize).read();
  }

  private static DirectoryFacts facts(
      LDAPConnection connection, ConnectorDefinition definition, int pageSize)
      throws LDAPException {
    RootDSE root = connection.getRootDSE();
    List<String> contexts = new ArrayList<>();
    if (root != null && root.getNamingContextDNs() != null) {
      contexts.addAll(List.of(root.getNamingContextDNs()));
    }
    List<String> warnings = new ArrayList<>();
    DirectorySchema schema = schema(connection, root, pageSize);
    if (schema == null) {
      warnings.add("the directory publishes no schema; the configuration's is taken for true");
    } else {
      SchemaComparison.warning(definition, schema).ifPresent(warnings::add);
    }
    for (Partition partition : definition.partitions()) {
      missingContainers(connection, partition).ifPresent(warnings::add);
    }
    Map<DN, Domain> domains = domains(connection, root);
    Map<UUID, Map<String, String>> partitions = new LinkedHashMap<>();
    for (Partition partition : definition.partitions()) {
      Domain domain = DN.isValidDN(partition.name()) ? domains.get(new DN(partition.name())) : null;
      if (domain != null) {
        partitions.put(partition.id(), domain.parameters("Domain"));
      }
    }
    return new DirectoryFacts(forest(domains, root), partitions, contexts, warnings);
  }

  /** Returns one warning that lists all included containers that are not there, or nothing. */
  private static Optional<String> missingContainers(LDAPConnection connection, Partition partition)
      throws LDAPException {
    List<String> missing =
        partition.selected()
            ? IncludedContainers.missing(connection, partition.name(), partition.inclusions())
            : List.of();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "of the containers that the configuration includes in "
                + partition.name()
                + ", "
                + (missing.size() == 1
                    ? "1 does not exist or cannot be read, and nothing of it is imported; correct"
                        + " its name, take it from the list, or give the account the right to read"
                        + " it: "
                    : missing.size()
                        + " do not exist or cannot be read, and nothing of them is imported; correct"
                        + " their names, take them from the list, or give the account the right to"
                        + " read them: ")
                + String.join("; ", missing));
  }

  private static Map<String, String> forest(Map<DN, Domain> domains, @Nullable RootDSE root)
      throws LDAPException {
    String name = root == null ? null : root.getAttributeValue(FOREST_ROOT);
    Domain found = name == null ? null : domains.get(new DN(name));
    return found == null ? Map.of() : found.parameters("Forest");
  }

  // [MS-ADTS] 6.1.1.2.1.1: one crossRef for each naming context of the forest; only domains have a
  // NetBIOS name.
  private static Map<DN, Domain> domains(LDAPConnection connection, @Nullable RootDSE root)
      throws LDAPException {
    String configuration = root == null ? null : root.getAttributeValue(CONFIGURATION);
    Map<DN, Domain> domains = new LinkedHashMap<>();
    if (configuration == null) {
      return domains;
    }
    for (SearchResultEntry entry :
        connection
            .search(
                "CN=Partitions," + configuration,
                SearchScope.ONE,
                Filter.createANDFilter(
                    Filter.createEqualityFilter("objectClass", "crossRef"),
                    Filter.createPresenceFilter("nETBIOSName")),
                "nCName",
                "dnsRoot",
                "nETBIOSName")
            .getSearchEntries()) {
      String dn = Strings.nullToEmpty(entry.getAttributeValue("nCName"));
      String fqdn = entry.getAttributeValue("dnsRoot");
      String netbios = entry.getAttributeValue("nETBIOSName");
      if (!dn.isEmpty() && DN.isValidDN(dn) && fqdn != null && netbios != null) {
        domains.put(new DN(dn), new Domain(dn, fqdn, netbios));
      }
    }
    return domains;
  }
}
