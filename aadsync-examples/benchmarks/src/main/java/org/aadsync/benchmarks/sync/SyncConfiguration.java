package org.aadsync.benchmarks.sync;

import com.google.common.collect.ImmutableSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.benchmarks.engine.Flow;
import org.aadsync.benchmarks.engine.HostFunctions;
import org.aadsync.benchmarks.engine.People;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.JoinCondition;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.Position;
import org.aadsync.core.rules.ScopeClause;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;

/** The {@link UserFlows} as synchronization rules, and a few flows of groups. */
final class SyncConfiguration {
  static final UUID DIRECTORY = id("directory");
  static final UUID CLOUD = id("cloud");
  static final String CLOUD_ANCHOR = "cloudAnchor";

  private static final Set<String> NUMBERS =
      Set.of("countryCode", "userAccountControl", "pwdLastSet", "msExchRecipientTypeDetails");
  private static final Set<String> TEXT_LISTS = Set.of("proxyAddresses", "addresses");
  private static final Set<String> CONDITIONS = Set.of("cloudFiltered", "accountEnabled");

  private SyncConfiguration() {}

  static ServerConfiguration create() {
    return new ServerConfiguration(
        List.of(
            connector(DIRECTORY, "brew.example", ConnectorKind.ACTIVE_DIRECTORY),
            connector(CLOUD, "cloud", ConnectorKind.AZURE_AD)),
        rules(),
        schema(metaverse(), List.of("person", "group")),
        Map.of());
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> metaverse() {
    Set<String> names = new LinkedHashSet<>(UserFlows.METAVERSE);
    names.remove(SpaceSchema.DN);
    names.add(Organization.MEMBER);
    return List.copyOf(names);
  }

  private static ConnectorDefinition connector(UUID id, String name, ConnectorKind kind) {
    boolean cloud = kind == ConnectorKind.AZURE_AD;
    Set<String> names = new LinkedHashSet<>();
    names.add(SpaceSchema.DN);
    names.addAll(cloud ? UserFlows.METAVERSE : UserFlows.SOURCE);
    names.add(Organization.MEMBER);
    names.add(cloud ? CLOUD_ANCHOR : People.ABSENT);
    List<String> types = List.of("user", "group");
    Partition partition =
        new Partition(
            id("partition of " + name),
            cloud ? "default" : "DC=brew,DC=example",
            name,
            true,
            types,
            List.of(),
            List.of(),
            Map.of("Domain.FQDN", HostFunctions.DOMAIN));
    return new ConnectorDefinition(
        id,
        name,
        kind,
        LocalDateTime.of(2016, 1, 1, 0, 0),
        schema(List.copyOf(names), types),
        cloud ? CLOUD_ANCHOR : Organization.OBJECT_GUID,
        false,
        List.of(partition),
        Map.of(),
        List.of());
  }

  private static SpaceSchema schema(List<String> names, List<String> types) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    for (String name : names) {
      boolean several = TEXT_LISTS.contains(name) || name.equals(Organization.MEMBER);
      attributes.add(
          new AttributeDefinition(
              attributes.size(), name, type(name), several, true, false, false));
    }
    return new SpaceSchema(
        attributes,
        types.stream().map(name -> new ObjectType(name, null, ImmutableSet.of())).toList());
  }

  private static AttributeType type(String name) {
    if (NUMBERS.contains(name)) {
      return AttributeType.NUMBER;
    }
    if (CONDITIONS.contains(name) || name.equals(People.ABSENT)) {
      return AttributeType.BOOLEAN;
    }
    if (name.equals(Organization.OBJECT_GUID)) {
      return AttributeType.BINARY;
    }
    return name.equals(Organization.MANAGER) || name.equals(Organization.MEMBER)
        ? AttributeType.REFERENCE
        : AttributeType.STRING;
  }

  private static List<SyncRule> rules() {
    return List.of(
        inbound(100, "In from AD - User", "user", "person", LinkType.PROVISION, inboundUser()),
        inbound(
            101,
            "In from AD - User Common",
            "user",
            "person",
            LinkType.JOIN,
            copies(UserFlows.FALLBACKS)),
        inbound(102, "In from AD - Group", "group", "group", LinkType.PROVISION, inboundGroup()),
        outbound(103, "Out to AAD - User", "person", "user", LinkType.PROVISION, outboundUser()),
        outbound(
            104,
            "Out to AAD - User Common",
            "person",
            "user",
            LinkType.JOIN,
            copies(UserFlows.OUTBOUND_FALLBACKS)),
        outbound(105, "Out to AAD - Group", "group", "group", LinkType.PROVISION, outboundGroup()));
  }

  private static List<AttributeFlow> inboundUser() {
    List<AttributeFlow> flows = new ArrayList<>();
    for (String name : UserFlows.TRIMMED) {
      flows.add(computed(name, new Flow(Flow.Shape.TRIM, name, "").expression()));
    }
    flows.addAll(copies(UserFlows.COPIED));
    List<String> expressions =
        List.of(
            Flow.of(Flow.Shape.FILTERED).expression(),
            "ConvertToBase64([objectGUID])",
            "BitAnd([userAccountControl], 2) = 0",
            "%Domain.FQDN%",
            Flow.of(Flow.Shape.ACCOUNT).expression(),
            Flow.of(Flow.Shape.ADDRESSES).expression(),
            Flow.of(Flow.Shape.FIRST_PRESENT).expression());
    for (int i = 0; i < expressions.size(); i++) {
      flows.add(computed(UserFlows.COMPUTED.get(i), expressions.get(i)));
    }
    return flows;
  }

  private static List<AttributeFlow> outboundUser() {
    List<AttributeFlow> flows = new ArrayList<>();
    flows.add(name());
    for (String name : UserFlows.TRIMMED) {
      flows.add(computed(name, "IIF(IsPresent([" + name + "]), Left([" + name + "], 448), NULL)"));
    }
    flows.addAll(copies(UserFlows.COPIED));
    flows.addAll(copies(UserFlows.COMPUTED));
    return flows;
  }

  private static AttributeFlow name() {
    return computed(SpaceSchema.DN, "\"CN={\" & [sourceAnchor] & \"}\"");
  }

  private static List<AttributeFlow> inboundGroup() {
    List<AttributeFlow> flows =
        copies(List.of(Organization.OBJECT_GUID, Organization.DISPLAY_NAME, Organization.MEMBER));
    flows.add(computed(UserFlows.SOURCE_ANCHOR, "ConvertToBase64([objectGUID])"));
    return flows;
  }

  private static List<AttributeFlow> outboundGroup() {
    List<AttributeFlow> flows =
        copies(List.of(UserFlows.SOURCE_ANCHOR, Organization.DISPLAY_NAME, Organization.MEMBER));
    flows.add(name());
    return flows;
  }

  private static List<AttributeFlow> copies(List<String> names) {
    List<AttributeFlow> flows = new ArrayList<>();
    names.forEach(name -> flows.add(new AttributeFlow(name, new FlowSource.Direct(name))));
    return flows;
  }

  private static AttributeFlow computed(String target, String expression) {
    return new AttributeFlow(target, new FlowSource.Computed(expression));
  }

  private static SyncRule inbound(
      int precedence,
      String name,
      String from,
      String to,
      LinkType linkType,
      List<AttributeFlow> flows) {
    List<List<JoinCondition>> joins =
        List.of(List.of(new JoinCondition(Organization.OBJECT_GUID, Organization.OBJECT_GUID)));
    return rule(
        precedence,
        name,
        Direction.INBOUND,
        DIRECTORY,
        from,
        to,
        linkType,
        flows,
        List.of(),
        joins);
  }

  private static SyncRule outbound(
      int precedence,
      String name,
      String from,
      String to,
      LinkType linkType,
      List<AttributeFlow> flows) {
    List<List<ScopeClause>> scope =
        List.of(
            List.of(
                new ScopeClause(UserFlows.SOURCE_ANCHOR, ScopeOperator.ISNOTNULL, ""),
                new ScopeClause("cloudFiltered", ScopeOperator.NOTEQUAL, "True")));
    return rule(
        precedence, name, Direction.OUTBOUND, CLOUD, from, to, linkType, flows, scope, List.of());
  }

  private static SyncRule rule(
      int precedence,
      String name,
      Direction direction,
      UUID connector,
      String from,
      String to,
      LinkType linkType,
      List<AttributeFlow> flows,
      List<List<ScopeClause>> scope,
      List<List<JoinCondition>> joins) {
    return new SyncRule(
        id(name),
        name,
        "",
        "",
        direction,
        false,
        connector,
        from,
        to,
        linkType,
        precedence,
        null,
        null,
        Duration.ZERO,
        false,
        flows,
        scope,
        joins,
        Position.NONE);
  }
}
