package org.aadsync.core.rules;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.rules.CompiledRule.CompiledJoin;
import org.aadsync.core.schema.AttributeDefinition;

/** Compiles the join conditions of one rule. */
final class JoinCompiler {
  private final RuleContext context;

  JoinCompiler(RuleContext context) {
    this.context = context;
  }

  /** Returns the groups; conditions with errors are left out, and the errors reported. */
  List<List<CompiledJoin>> compile() {
    List<List<CompiledJoin>> groups = new ArrayList<>();
    for (List<JoinCondition> group : context.rule().joins()) {
      List<CompiledJoin> conditions = new ArrayList<>();
      for (JoinCondition condition : group) {
        add(condition, conditions);
      }
      groups.add(conditions);
    }
    return groups;
  }

  private void add(JoinCondition condition, List<CompiledJoin> conditions) {
    AttributeDefinition connectorSpace =
        context.attribute(
            condition.connectorSpaceAttribute(),
            context.connector().schema(),
            condition.position(),
            null);
    AttributeDefinition metaverse =
        context.attribute(
            condition.metaverseAttribute(), context.metaverse(), condition.position(), null);
    if (connectorSpace == null || metaverse == null) {
      return;
    }
    if (connectorSpace.type() != metaverse.type()) {
      context.warning(
          RuleCode.JOIN_TYPES,
          condition.position(),
          null,
          connectorSpace.name()
              + " holds "
              + FlowConverter.article(connectorSpace.type())
              + " and "
              + metaverse.name()
              + " "
              + FlowConverter.article(metaverse.type())
              + ": such values are never equal",
          "join on attributes of one type");
    }
    conditions.add(
        new CompiledJoin(connectorSpace.slot(), metaverse.slot(), condition.caseSensitive()));
  }
}
