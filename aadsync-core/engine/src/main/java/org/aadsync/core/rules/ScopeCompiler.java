package org.aadsync.core.rules;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/** Compiles the scoping filter of one rule. */
final class ScopeCompiler {
  private final RuleContext context;

  ScopeCompiler(RuleContext context) {
    this.context = context;
  }

  /** Returns the filter; clauses with errors are left out, and the errors reported. */
  ScopeFilter compile() {
    List<List<ScopeTest>> groups = new ArrayList<>();
    for (List<ScopeClause> group : context.rule().scope()) {
      List<ScopeTest> tests = new ArrayList<>();
      for (ScopeClause clause : group) {
        ScopeTest test = clause(clause);
        if (test != null) {
          tests.add(test);
        }
      }
      groups.add(tests);
    }
    return new ScopeFilter(groups);
  }

  private @Nullable ScopeTest clause(ScopeClause clause) {
    TextTemplate value = TextTemplate.of(clause.value());
    context.checkParameters(value.names(), clause.position(), null);
    ScopeOperator operator = clause.operator();
    if (operator == ScopeOperator.ISMEMBEROF || operator == ScopeOperator.ISNOTMEMBEROF) {
      return membership(clause, value);
    }
    AttributeDefinition attribute =
        context.attribute(clause.attribute(), context.source(), clause.position(), null);
    if (attribute == null) {
      return null;
    }
    int slot = attribute.slot();
    if (operator == ScopeOperator.ISNULL) {
      return source -> source.attribute(slot) == null;
    }
    if (operator == ScopeOperator.ISNOTNULL) {
      return source -> source.attribute(slot) != null;
    }
    if (!check(clause, attribute, value)) {
      return null;
    }
    ScopeTest positive = ScopeTest.any(slot, condition(operator, attribute.type(), value));
    return isNegative(operator) ? positive.negated() : positive;
  }

  private @Nullable ScopeTest membership(ScopeClause clause, TextTemplate group) {
    if (!context.inbound()) {
      context.error(
          RuleCode.SCOPE_OPERATOR,
          clause.position(),
          null,
          clause.operator()
              + " asks for membership in a group of the connector space, which the"
              + " source of an outbound rule does not have",
          "use it in an inbound rule that flows an attribute, and test that attribute here");
      return null;
    }
    if (clause.value().isBlank()) {
      context.error(
          RuleCode.SCOPE_VALUE,
          clause.position(),
          null,
          clause.operator() + " has no value; expected is the DN of a group",
          null);
      return null;
    }
    ScopeTest positive =
        source -> {
          String dn = group.expand(source::parameter);
          return dn != null && source.isMemberOf(dn);
        };
    return clause.operator() == ScopeOperator.ISNOTMEMBEROF ? positive.negated() : positive;
  }

  private static ScopeTest.OnValue condition(
      ScopeOperator operator, AttributeType type, TextTemplate value) {
    return switch (operator) {
      case EQUAL, NOTEQUAL, ISIN, ISNOTIN -> ScopeConditions.equal(type, value);
      case LESSTHAN -> ScopeConditions.ordered(type, value, order -> order < 0);
      case LESSTHAN_OR_EQUAL -> ScopeConditions.ordered(type, value, order -> order <= 0);
      case GREATERTHAN -> ScopeConditions.ordered(type, value, order -> order > 0);
      case GREATERTHAN_OR_EQUAL -> ScopeConditions.ordered(type, value, order -> order >= 0);
      case CONTAINS, NOTCONTAINS -> ScopeConditions.text(value, InvariantText::containsIgnoreCase);
      case STARTSWITH, NOTSTARTSWITH ->
          ScopeConditions.text(value, InvariantText::startsWithIgnoreCase);
      case ENDSWITH, NOTENDSWITH -> ScopeConditions.text(value, InvariantText::endsWithIgnoreCase);
      case ISBITSET, ISBITNOTSET -> ScopeConditions.bits(value);
      case ISNULL, ISNOTNULL, ISMEMBEROF, ISNOTMEMBEROF ->
          throw new IllegalArgumentException(operator + " does not look at values");
    };
  }

  private static boolean isNegative(ScopeOperator operator) {
    return switch (operator) {
      case NOTEQUAL, NOTCONTAINS, NOTSTARTSWITH, NOTENDSWITH, ISNOTIN, ISBITNOTSET -> true;
      default -> false;
    };
  }

  /** Reports what is wrong with a comparison; returns whether it can be compiled. */
  private boolean check(ScopeClause clause, AttributeDefinition attribute, TextTemplate value) {
    ScopeOperator operator = clause.operator();
    boolean bits = operator == ScopeOperator.ISBITSET || operator == ScopeOperator.ISBITNOTSET;
    if (bits && attribute.type() != AttributeType.NUMBER) {
      context.error(
          RuleCode.SCOPE_OPERATOR,
          clause.position(),
          null,
          operator
              + " tests bits of a number; "
              + attribute.name()
              + " holds "
              + FlowConverter.article(attribute.type()),
          null);
      return false;
    }
    String fixed = value.expand(context::fixedParameter);
    if (comparesNumbers(operator, attribute)
        && fixed != null
        && ScopeConditions.parse(fixed) == null) {
      context.error(
          RuleCode.SCOPE_VALUE,
          clause.position(),
          null,
          attribute.name() + " holds a number; \"" + shortened(clause.value()) + "\" is none",
          "to test whether there is a value, use ISNULL or ISNOTNULL");
      return false;
    }
    warnAboutBoolean(clause, attribute, value);
    if (attribute.multiValued()
        && operator != ScopeOperator.ISIN
        && operator != ScopeOperator.ISNOTIN) {
      context.warning(
          RuleCode.SCOPE_MULTI_VALUED,
          clause.position(),
          null,
          attribute.name()
              + " can have several values; "
              + operator
              + (isNegative(operator)
                  ? " holds if no value meets it"
                  : " holds if one value meets it"),
          "ISIN and ISNOTIN say the same of equality without doubt");
    }
    return true;
  }

  private void warnAboutBoolean(
      ScopeClause clause, AttributeDefinition attribute, TextTemplate value) {
    boolean equality =
        clause.operator() == ScopeOperator.EQUAL || clause.operator() == ScopeOperator.NOTEQUAL;
    if (equality
        && attribute.type() == AttributeType.BOOLEAN
        && value.isConstant()
        && !InvariantText.equalsIgnoreCase(clause.value(), "True")
        && !InvariantText.equalsIgnoreCase(clause.value(), "False")) {
      context.warning(
          RuleCode.SCOPE_VALUE,
          clause.position(),
          null,
          attribute.name() + " is True or False and never \"" + shortened(clause.value()) + "\"",
          "compare it with True or False");
    }
  }

  private static boolean comparesNumbers(ScopeOperator operator, AttributeDefinition attribute) {
    return attribute.type() == AttributeType.NUMBER
        && switch (operator) {
          case CONTAINS, NOTCONTAINS, STARTSWITH, NOTSTARTSWITH, ENDSWITH, NOTENDSWITH -> false;
          default -> true;
        };
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
  }
}
