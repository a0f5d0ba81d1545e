package org.aadsync.expressions.internal.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;

/**
 * Groups a flat chain of operands by precedence, the tightest level first. One pass a level, no
 * recursion: a chain of any length becomes at most as many nested chains as there are levels.
 */
final class ChainBuilder {
  private static final ImmutableSet<Operator> PRODUCTS =
      ImmutableSet.of(Operator.TIMES, Operator.DIVIDE);

  private final SourceText source;
  private final Findings findings;
  private final Precedence precedence;
  private final int longest;

  ChainBuilder(SourceText source, Findings findings, Precedence precedence, int longest) {
    this.source = source;
    this.findings = findings;
    this.precedence = precedence;
    this.longest = longest;
  }

  Syntax build(List<Syntax> operands, List<Syntax.Link> operators) {
    if (operands.size() > longest) {
      findings.add(
          FindingCode.CHAIN_TOO_LONG,
          operators.get(longest - 1).span(),
          "a chain of " + operands.size() + " operands; at most " + longest + " are allowed",
          "split the rule into several flows, or raise the limit");
      return operands.get(0);
    }
    List<Syntax> values = operands;
    List<Syntax.Link> links = operators;
    for (ImmutableSet<Operator> level : precedence.levels()) {
      if (links.isEmpty()) {
        break;
      }
      List<Syntax> grouped = new ArrayList<>();
      List<Syntax.Link> left = new ArrayList<>();
      group(level, values, links, grouped, left);
      values = grouped;
      links = left;
    }
    return values.get(0);
  }

  private void group(
      ImmutableSet<Operator> level,
      List<Syntax> values,
      List<Syntax.Link> links,
      List<Syntax> grouped,
      List<Syntax.Link> left) {
    int start = 0;
    for (int i = 0; i <= links.size(); i++) {
      if (i == links.size() || !level.contains(links.get(i).operator())) {
        grouped.add(chain(values.subList(start, i + 1), links.subList(start, i)));
        if (i < links.size()) {
          left.add(links.get(i));
        }
        start = i + 1;
      }
    }
  }

  private Syntax chain(List<Syntax> operands, List<Syntax.Link> links) {
    if (links.isEmpty()) {
      return operands.get(0);
    }
    SourceSpan span = source.span(operands.get(0).span(), operands.get(operands.size() - 1).span());
    if (precedence == Precedence.DOCUMENTED) {
      warnOfMix(links);
    }
    return new Syntax.Chain(span, ImmutableList.copyOf(operands), ImmutableList.copyOf(links));
  }

  /** Warns at the first operator that another reading of the chain would take first. */
  private void warnOfMix(List<Syntax.Link> links) {
    Operator first = links.get(0).operator();
    for (Syntax.Link link : links) {
      boolean logical = first.family() == Operator.Family.LOGICAL;
      if (logical && link.operator() != first) {
        findings.add(
            FindingCode.MIXED_LOGICAL,
            link.span(),
            "'&&' and '||' meet without brackets; they are taken from left to right",
            "write brackets to say what belongs together");
        return;
      }
      boolean additive = first.family() == Operator.Family.ADDITIVE;
      if (additive && PRODUCTS.contains(link.operator()) != PRODUCTS.contains(first)) {
        findings.add(
            FindingCode.MIXED_ARITHMETIC,
            link.span(),
            "'"
                + first.symbol()
                + "' and '"
                + link.operator().symbol()
                + "' meet without brackets; they are taken from left to right",
            "write brackets to say what belongs together");
        return;
      }
    }
  }
}
