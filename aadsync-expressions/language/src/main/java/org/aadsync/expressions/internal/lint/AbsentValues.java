package org.aadsync.expressions.internal.lint;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.type.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that may be absent, where that gives a wrong result instead of none.
 *
 * <p>An absent attribute joined with a text leaves the text alone: {@code [mail] & "@x"} gives
 * {@code "@x"}. Nothing is said where a condition around the join mentions the attribute in any
 * way: then somebody has thought of it.
 */
final class AbsentValues {
  /** Functions that give NULL for NULL, and whose argument one sees as the value itself. */
  private static final ImmutableSet<String> TRANSPARENT =
      ImmutableSet.of(
          "Trim",
          "LTrim",
          "RTrim",
          "LCase",
          "UCase",
          "PCase",
          "CStr",
          "Replace",
          "ReplaceChars",
          "EscapeDNComponent");

  /** What an object is called by or found by again: shipped rules rely on these. */
  private static final ImmutableSet<String> NAMING =
      ImmutableSet.of("dn", "cn", "sourceAnchor", "objectGUID");

  private static final int MOST_NAMED = 3;

  private static final String TEST_FIRST = "test it first: IIF(IsPresent(%s), ..., NULL)";

  private final @Nullable AttributeBinding binding;
  private final Constants constants;
  private final Findings findings;

  AbsentValues(@Nullable AttributeBinding binding, Constants constants, Findings findings) {
    this.binding = binding;
    this.constants = constants;
    this.findings = findings;
  }

  /** Looks at what '&' joins. */
  void join(Typed.Chain chain, Surroundings around) {
    boolean joins = chain.operators().stream().allMatch(link -> link.operator() == Operator.JOIN);
    if (!joins || !around.isValue() || !Nullness.isNeverEmpty(chain)) {
      return; // nothing is certain to be left if the attributes are absent
    }
    List<Typed.Attribute> absent = new ArrayList<>();
    Surroundings[] inner = around.ofParts(chain);
    for (int i = 0; i < inner.length; i++) {
      Typed operand = chain.operands().get(i);
      if ((operand.type().kinds() & ~Kinds.BIN) == 0) {
        continue;
      }
      for (LostParts.Found lost : LostParts.of(operand, inner[i], constants)) {
        if (mayBeAbsent(lost)) {
          absent.add(lost.attribute());
        } else if (lost.facts() == around.facts()
            && Facts.sayAbsent(around.facts(), lost.attribute())) {
          reportAbsent(lost.attribute(), "write what is to be joined without it");
        }
      }
    }
    if (!absent.isEmpty()) {
      reportJoin(absent);
    }
  }

  private boolean mayBeAbsent(LostParts.Found lost) {
    return !isAlwaysPresent(lost.attribute()) && !Facts.mention(lost.facts(), lost.attribute());
  }

  /** Looks at what is read as a reference: NULL gives none, but an empty text fails. */
  void reference(Typed.Call call, Surroundings[] around) {
    if (!call.function().name().equals("CRef") || !Constants.isStandard(call)) {
      return;
    }
    for (LostParts.Found lost : LostParts.of(call.arguments().get(0), around[0], constants)) {
      if (lost.rest() == LostParts.Rest.EMPTY_TEXT && mayBeAbsent(lost)) {
        String name = "[" + Key.nameOf(lost.attribute()) + "]";
        findings.add(
            FindingCode.MAY_BE_ABSENT,
            lost.attribute().span(),
            name + " may be absent; CRef then gets an empty text, which is no DN, and fails",
            TEST_FIRST.formatted(name));
        return;
      }
    }
  }

  private void reportJoin(List<Typed.Attribute> absent) {
    List<String> names =
        absent.stream().map(attribute -> "[" + Key.nameOf(attribute) + "]").distinct().toList();
    int last = names.size() - 1;
    String shown = names.get(0);
    if (last >= MOST_NAMED) {
      shown += " and " + last + " others";
    } else if (last > 0) {
      shown = String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
    findings.add(
        FindingCode.MAY_BE_ABSENT,
        absent.get(0).span(),
        shown + " may be absent; '&' then joins the rest without " + (last == 0 ? "it" : "them"),
        TEST_FIRST.formatted(names.get(0)));
  }

  /** Looks at branches that are an attribute of which the condition says that it is absent. */
  void branches(Typed.Call call, Surroundings[] around) {
    boolean iif = Lint.is(call, Implementation.Special.IIF);
    if (!iif && !Lint.is(call, Implementation.Special.SWITCH)) {
      return;
    }
    for (int i = 1; i < around.length; i += iif ? 1 : 2) {
      Typed.Attribute attribute = attributeOf(call.arguments().get(i));
      if (attribute != null && Facts.sayAbsent(around[i].facts(), attribute)) {
        reportAbsent(
            attribute, iif ? "swap the two values of the IIF, or write NULL" : "write NULL");
      }
    }
  }

  private void reportAbsent(Typed.Attribute attribute, String hint) {
    findings.add(
        FindingCode.MAY_BE_ABSENT,
        attribute.span(),
        "[" + Key.nameOf(attribute) + "] has no value here: the condition says so",
        hint);
  }

  /** Looks at comparisons of an attribute with "". */
  void comparison(Typed.Chain chain, Surroundings around) {
    if (chain.operands().size() != 2
        || !(chain.operands().get(1) instanceof Typed.Literal literal)
        || !"".equals(literal.value())) {
      return;
    }
    Operator operator = chain.operators().get(0).operator();
    Typed.Attribute attribute = attributeOf(chain.operands().get(0));
    boolean equal = operator == Operator.EQUAL;
    if (attribute == null
        || (!equal && operator != Operator.NOT_EQUAL)
        || isAlwaysPresent(attribute)
        || Facts.mention(around.facts(), attribute)) {
      return;
    }
    String name = "[" + Key.nameOf(attribute) + "]";
    findings.add(
        FindingCode.COMPARED_WITH_EMPTY,
        chain.span(),
        "this is " + (equal ? "False" : "True") + " if " + name + " is absent: NULL is not \"\"",
        equal
            ? "write IsNullOrEmpty(" + name + "), which is True for both"
            : "write IsPresent(" + name + "), which is False for both");
  }

  private boolean isAlwaysPresent(Typed.Attribute attribute) {
    String name = Key.nameOf(attribute);
    boolean unknown = binding != null && attribute.slot() < 0; // an error says so
    return unknown || NAMING.contains(name) || (binding != null && binding.isAlwaysPresent(name));
  }

  /** Returns the attribute that a part shows, as it is or cleaned up, or null. */
  private static Typed.@Nullable Attribute attributeOf(Typed part) {
    Typed inner = part;
    while (inner instanceof Typed.Call call && TRANSPARENT.contains(call.function().name())) {
      inner = call.arguments().get(0);
    }
    return inner instanceof Typed.Attribute attribute ? attribute : null;
  }
}
