package org.aadsync.core.config;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * Lets a configuration that was made for one naming context work on another, as an administrator
 * does who tries the rules of production in a laboratory. Immutable.
 *
 * <p>What is mapped: the names of partitions, their included and excluded containers, and those
 * parameters of connectors and partitions that are a DN at or below the naming context, or the DNS
 * name that belongs to it ({@code %Domain.LDAP%}, {@code %Domain.FQDN%} and the like). What is not:
 * NetBIOS names, which do not follow from a DN, and names that rules spell out.
 *
 * @param from the naming context that the configuration was made for
 * @param to the naming context that takes its place
 */
public record NamingContextMapping(DistinguishedName from, DistinguishedName to) {
  private static final String DOMAIN_COMPONENT = "dc";

  /** Checks that both are names. */
  public NamingContextMapping {
    if (from.rdns().isEmpty() || to.rdns().isEmpty()) {
      throw new IllegalArgumentException("a naming context has a name that is not empty");
    }
  }

  /**
   * Reads {@code FROM=TO}, such as {@code DC=contoso,DC=com=DC=lab,DC=test}: the first equals sign
   * that has a DN on both sides parts them.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static NamingContextMapping parse(String text) {
    for (int i = text.indexOf('='); i >= 0; i = text.indexOf('=', i + 1)) {
      DistinguishedName from = name(text.substring(0, i));
      DistinguishedName to = name(text.substring(i + 1));
      if (from != null && to != null) {
        return new NamingContextMapping(from, to);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not FROM=TO with two DNs, such as DC=contoso,DC=com=DC=lab,DC=test");
  }

  private static @Nullable DistinguishedName name(String text) {
    try {
      DistinguishedName name = DistinguishedName.parse(text);
      return name.rdns().isEmpty() ? null : name;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns whether a partition of a configuration is at or below the naming context. */
  public boolean concerns(ServerConfiguration configuration) {
    return configuration.connectors().stream()
        .flatMap(connector -> connector.partitions().stream())
        .anyMatch(partition -> mapped(partition.name()) != null);
  }

  /** Returns a configuration that is about the other naming context. */
  public ServerConfiguration apply(ServerConfiguration configuration) {
    return new ServerConfiguration(
        configuration.connectors().stream().map(this::apply).toList(),
        configuration.rules(),
        configuration.metaverse(),
        configuration.globalParameters());
  }

  private ConnectorDefinition apply(ConnectorDefinition connector) {
    if (connector.kind() == ConnectorKind.AZURE_AD) {
      return connector; // its partition is no naming context
    }
    return new ConnectorDefinition(
        connector.id(),
        connector.name(),
        connector.kind(),
        connector.created(),
        connector.schema(),
        connector.anchorAttribute(),
        connector.anchorIgnoresCase(),
        connector.partitions().stream().map(this::apply).toList(),
        values(connector.parameters()),
        connector.runProfiles());
  }

  private Partition apply(Partition partition) {
    return new Partition(
        partition.id(),
        value(partition.name()),
        value(partition.displayName()),
        partition.selected(),
        partition.objectClasses(),
        values(partition.inclusions()),
        values(partition.exclusions()),
        values(partition.parameters()));
  }

  private List<String> values(List<String> values) {
    return values.stream().map(this::value).toList();
  }

  private Map<String, String> values(Map<String, String> values) {
    return values.entrySet().stream()
        .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, entry -> value(entry.getValue())));
  }

  private String value(String text) {
    String name = mapped(text);
    return name != null ? name : host(text);
  }

  /** Returns a name at or below the naming context as it is below the other; null for others. */
  private @Nullable String mapped(String text) {
    DistinguishedName above = name(text);
    while (above != null && !above.equals(from)) {
      above = above.parent();
    }
    // What is above a name is spelt at its end.
    return above == null ? null : text.substring(0, text.length() - above.dn().length()) + to.dn();
  }

  /** Returns a DNS name in the domain of the naming context as it is in that of the other. */
  private String host(String text) {
    String fromHost = host(from);
    String toHost = host(to);
    if (fromHost.isEmpty() || toHost.isEmpty()) {
      return text;
    }
    if (Ascii.equalsIgnoreCase(text, fromHost)) {
      return toHost;
    }
    boolean inside = Ascii.toLowerCase(text).endsWith("." + Ascii.toLowerCase(fromHost));
    return inside ? text.substring(0, text.length() - fromHost.length()) + toHost : text;
  }

  /** Returns the DNS name of a name of domain components (RFC 2247), or nothing for others. */
  private static String host(DistinguishedName name) {
    ImmutableList<Rdn> rdns = name.rdns();
    boolean isDomain =
        rdns.stream().allMatch(rdn -> Ascii.equalsIgnoreCase(rdn.type(), DOMAIN_COMPONENT));
    return isDomain ? rdns.stream().map(Rdn::rawValue).collect(Collectors.joining(".")) : "";
  }
}
