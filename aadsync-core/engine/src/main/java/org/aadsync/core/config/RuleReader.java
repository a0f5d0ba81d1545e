package org.aadsync.core.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.JoinCondition;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.ScopeClause;
import org.aadsync.core.rules.SyncRule;
import org.jspecify.annotations.Nullable;

/** Reads one synchronization rule. */
final class RuleReader {
  private final Problems problems;

  RuleReader(Problems problems) {
    this.problems = problems;
  }

  /** Returns the rule that {@code root} describes, or null if findings say why there is none. */
  @Nullable SyncRule read(XmlNode root) {
    if (!root.name().equals("synchronizationRule")) {
      problems.error(
          Code.UNEXPECTED_ROOT,
          root.position(),
          "the root is <" + root.name() + ">; a rule has the root <synchronizationRule>",
          "SynchronizationRules holds exported rules only");
      return null;
    }
    XmlNode name = root.find("name");
    String ruleName = name == null ? "" : name.text().strip();
    problems.about(ruleName.isEmpty() ? null : ruleName, null);
    try {
      int before = problems.errors();
      SyncRule rule = rule(new Element(root, problems), ruleName);
      return problems.errors() == before ? rule : null;
    } finally {
      problems.about(null, null);
    }
  }

  private @Nullable SyncRule rule(Element element, String ruleName) {
    element.ignoring("internal-id", "version");
    String name = element.requiredText("name");
    UUID id = element.requiredGuid("id");
    Direction direction = element.constant("direction", Direction.class, true);
    UUID connector = element.requiredGuid("connector");
    String sourceType = element.requiredText("sourceObjectType");
    String targetType = element.requiredText("targetObjectType");
    LinkType linkType = element.constant("linkType", LinkType.class, true);
    boolean hasPrecedence = element.requiredText("precedence") != null;
    int precedence = element.integer("precedence", 0);
    if (precedence < 0) {
      element.badValue("precedence", Integer.toString(precedence), "a number from 0");
    }
    UUID precedenceBefore = element.guid("precedence-before");
    UUID precedenceAfter = element.guid("precedence-after");
    Duration expiry = element.duration("softDeleteExpiryInterval");
    boolean disabled = element.flag("disabled");
    boolean passwordSync = element.flag("EnablePasswordSync");
    String description = element.text("description");
    String tag = element.text("immutable-tag");
    List<AttributeFlow> flows =
        new MappingReader(problems, ruleName).read(element.only("attribute-mappings"));
    List<List<ScopeClause>> scope = scope(element.only("synchronizationCriteria"));
    List<List<JoinCondition>> joins = joins(element.only("relationshipCriteria"));
    element.finish();
    if (name == null
        || id == null
        || direction == null
        || connector == null
        || sourceType == null
        || targetType == null
        || linkType == null
        || !hasPrecedence) {
      return null;
    }
    return new SyncRule(
        id,
        name,
        description == null ? "" : description,
        tag == null ? "" : tag,
        direction,
        disabled,
        connector,
        sourceType,
        targetType,
        linkType,
        precedence,
        precedenceBefore,
        precedenceAfter,
        expiry,
        passwordSync,
        flows,
        scope,
        joins,
        element.position());
  }

  private List<List<ScopeClause>> scope(@Nullable XmlNode criteria) {
    List<List<ScopeClause>> groups = new ArrayList<>();
    for (Element group : groups(criteria)) {
      List<ScopeClause> clauses = new ArrayList<>();
      for (XmlNode node : group.all("scope")) {
        ScopeClause clause = ScopeReader.read(new Element(node, problems));
        if (clause != null) {
          clauses.add(clause);
        }
      }
      if (group.all("scope").isEmpty()) {
        problems.warning(
            Code.EMPTY_GROUP,
            group.position(),
            "the scope group has no clause, so every object is in scope",
            "remove the group, or give it a clause");
      }
      group.finish();
      groups.add(clauses);
    }
    return groups;
  }

  private List<List<JoinCondition>> joins(@Nullable XmlNode criteria) {
    List<List<JoinCondition>> groups = new ArrayList<>();
    for (Element group : groups(criteria)) {
      List<JoinCondition> conditions = new ArrayList<>();
      for (XmlNode node : group.all("condition")) {
        Element element = new Element(node, problems);
        String connectorSpace = element.requiredText("csAttribute");
        String metaverse = element.requiredText("ilmAttribute");
        boolean caseSensitive = element.flag("caseSensitive");
        element.finish();
        if (connectorSpace != null && metaverse != null) {
          conditions.add(
              new JoinCondition(connectorSpace, metaverse, caseSensitive, element.position()));
        }
      }
      group.finish();
      if (group.all("condition").isEmpty()) {
        problems.warning(
            Code.EMPTY_GROUP,
            group.position(),
            "the join group has no condition and is left out",
            "remove the group, or give it a condition");
      } else {
        groups.add(conditions);
      }
    }
    return groups;
  }

  private List<Element> groups(@Nullable XmlNode criteria) {
    if (criteria == null) {
      return List.of();
    }
    Element element = new Element(criteria, problems);
    List<Element> groups = new ArrayList<>();
    element.all("conditions").forEach(node -> groups.add(new Element(node, problems)));
    element.finish();
    return groups;
  }
}
