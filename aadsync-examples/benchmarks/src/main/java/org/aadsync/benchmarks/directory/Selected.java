package org.aadsync.benchmarks.directory;

import com.google.common.collect.ImmutableSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;

/** What a configuration selects of the directories that are measured. */
final class Selected {
  static final String MEMBER = "member";
  static final String TITLE = "title";
  static final UUID CONNECTOR = id("connector");
  static final UUID PARTITION = id("partition");

  private static final String OBJECT_GUID = "objectGUID";

  /** Attributes of a person in a directory after RFC 4519 and RFC 2798, all of them text. */
  static final List<String> PERSON =
      List.of(
          "uid",
          "cn",
          "sn",
          "givenName",
          "displayName",
          "mail",
          "employeeNumber",
          "employeeType",
          "departmentNumber",
          TITLE,
          "telephoneNumber",
          "mobile",
          "street",
          "l",
          "st",
          "postalCode",
          "physicalDeliveryOfficeName",
          "roomNumber",
          "o",
          "ou",
          "preferredLanguage",
          "description");

  static final String MANAGER = "manager";

  /** Attributes of a user of Active Directory, all of them text. */
  static final List<String> USER =
      List.of(
          "sAMAccountName",
          "userPrincipalName",
          "givenName",
          "sn",
          "displayName",
          "mail",
          "department",
          TITLE);

  private Selected() {}

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a connector to the people below a name of a directory that is no Active Directory. */
  static ConnectorDefinition people(String base) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    add(attributes, SpaceSchema.DN, AttributeType.STRING, false);
    PERSON.forEach(name -> add(attributes, name, AttributeType.STRING, true));
    add(attributes, MANAGER, AttributeType.REFERENCE, true);
    return connector(
        ConnectorKind.OTHER, base, base, "inetOrgPerson", attributes, "entryUUID", true);
  }

  /** Returns a connector to the groups below a name of a directory that is no Active Directory. */
  static ConnectorDefinition groupsOfNames(String base) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    add(attributes, SpaceSchema.DN, AttributeType.STRING, false);
    add(attributes, "cn", AttributeType.STRING, true);
    add(attributes, MEMBER, AttributeType.REFERENCE, true);
    return connector(
        ConnectorKind.OTHER, base, base, "groupOfNames", attributes, "entryUUID", true);
  }

  /** Returns a connector to the objects of one class below a container of a domain. */
  static ConnectorDefinition domain(String base, String container, String objectClass) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    add(attributes, SpaceSchema.DN, AttributeType.STRING, false);
    add(attributes, OBJECT_GUID, AttributeType.BINARY, false);
    USER.forEach(name -> add(attributes, name, AttributeType.STRING, false));
    add(attributes, MEMBER, AttributeType.REFERENCE, true);
    return connector(
        ConnectorKind.ACTIVE_DIRECTORY,
        base,
        container,
        objectClass,
        attributes,
        OBJECT_GUID,
        false);
  }

  private static void add(
      List<AttributeDefinition> all, String name, AttributeType type, boolean several) {
    all.add(new AttributeDefinition(all.size(), name, type, several, true, false, false));
  }

  private static ConnectorDefinition connector(
      ConnectorKind kind,
      String base,
      String container,
      String objectClass,
      List<AttributeDefinition> attributes,
      String anchor,
      boolean ignoreCase) {
    List<String> containers = container.equals(base) ? List.of() : List.of(container);
    return new ConnectorDefinition(
        CONNECTOR,
        "directory",
        kind,
        LocalDateTime.of(2016, 1, 1, 0, 0),
        new SpaceSchema(attributes, List.of(new ObjectType(objectClass, null, ImmutableSet.of()))),
        anchor,
        ignoreCase,
        List.of(
            new Partition(
                PARTITION,
                base,
                base,
                true,
                List.of(objectClass),
                containers,
                List.of(),
                Map.of())),
        Map.of(),
        List.of());
  }

  /** Returns a configuration that brings the users of a domain into the metaverse. */
  static ServerConfiguration configuration(ConnectorDefinition users) {
    List<AttributeFlow> flows = new ArrayList<>();
    List<AttributeDefinition> metaverse = new ArrayList<>();
    add(metaverse, OBJECT_GUID, AttributeType.BINARY, false);
    flows.add(new AttributeFlow(OBJECT_GUID, new FlowSource.Direct(OBJECT_GUID)));
    for (String name : USER) {
      add(metaverse, name, AttributeType.STRING, false);
      flows.add(new AttributeFlow(name, new FlowSource.Direct(name)));
    }
    SyncRule rule =
        new SyncRule(
            id("rule"),
            "In from AD - User",
            "",
            "",
            Direction.INBOUND,
            false,
            CONNECTOR,
            "user",
            "person",
            LinkType.PROVISION,
            100,
            null,
            null,
            Duration.ZERO,
            false,
            flows,
            List.of(),
            List.of(List.of(new JoinCondition(OBJECT_GUID, OBJECT_GUID))),
            Position.NONE);
    return new ServerConfiguration(
        List.of(users),
        List.of(rule),
        new SpaceSchema(metaverse, List.of(new ObjectType("person", null, ImmutableSet.of()))),
        Map.of());
  }
}
