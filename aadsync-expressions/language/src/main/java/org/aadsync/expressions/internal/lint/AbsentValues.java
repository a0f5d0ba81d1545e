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
  /** Functions that give NULL or "" for NULL, and whose argument one sees as the value itself. */
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

  /** What an object is called by: shipped rules fall back on these. */
  private static final ImmutableSet<String> NAMING = ImmutableSet.of("dn", "cn");

  private static final int MOST_NAMED = 3;

  private final @Nullable AttributeBinding binding;
  private final Findings findings;

  AbsentValues(@Nullable AttributeBinding binding, Findings findings) {
    this.binding = binding;
    this.findings = findings;
  }

  /** Looks at what '&' joins. */
  void join(Typed.Chain chain, Surroundings around) {
    boolean joins = chain.operators().stream().allMatch(link -> link.operator() == Operator.JOIN);
    if (!joins || !around.isValue() || !Nullness.isNeverEmpty(chain)) {
      return; // nothing is certain to be left if the attributes are absent
    }
    List<Typed> absent = new ArrayList<>();
    for (Typed operand : chain.operands()) {
      Typed.Attribute attribute = attributeOf(operand);
      if (attribute != null
          && (attribute.type().kinds() & ~Kinds.BIN) != 0
          && !isAlwaysPresent(attribute)) {
        if (Facts.sayAbsent(around.facts(), attribute)) {
          reportAbsent(attribute, "write what is to be joined without it");
        } else if (!Facts.mention(around.facts(), attribute)) {
          absent.add(attribute);
        }
      }
    }
    if (!absent.isEmpty()) {
      reportJoin(absent);
    }
  }

  private void reportJoin(List<Typed> absent) {
    List<String> names =
        absent.stream()
            .map(attribute -> "[" + Key.nameOf((Typed.Attribute) attribute) + "]")
            .distinct()
            .toList();
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
        "test it first: IIF(IsPresent(" + names.get(0) + "), ..., NULL)");
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
