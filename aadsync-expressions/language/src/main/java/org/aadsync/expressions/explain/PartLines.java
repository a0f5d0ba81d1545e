package org.aadsync.expressions.explain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.explain.Explanation.Part;

/** Decides which parts get a line in the tree, in which order and where. No recursion. */
final class PartLines {
  /** How many parts in a row that were not evaluated get lines of their own. */
  private static final int MOST_IDLE = 3;

  private static final String IF = "if";
  private static final String THEN = "then";
  private static final String ELSE = "else";

  /** A line that is still to be written, and what stands before the lines of its parts. */
  private record Open(PartLine line, String indent, int depth) {}

  private PartLines() {}

  /**
   * Returns the lines of a part and of all that is in it. Levels below {@code deepest} are not
   * drawn further to the right.
   */
  static List<PartLine> of(Part root, int deepest) {
    ImmutableList.Builder<PartLine> lines = ImmutableList.builder();
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(PartLine.of("", root, root, false), "", 0));
    while (!open.isEmpty()) {
      Open next = open.pop();
      lines.add(next.line());
      List<PartLine> inner = summarized(inner(next.line().part()));
      for (int i = inner.size() - 1; i >= 0; i--) {
        boolean last = i == inner.size() - 1;
        String indent = next.depth() >= deepest ? "" : last ? "   " : "│  ";
        PartLine line = inner.get(i).behind(next.indent() + (last ? "└─ " : "├─ "));
        open.push(new Open(line, next.indent() + indent, next.depth() + 1));
      }
    }
    return lines.build();
  }

  /** Returns whether a label is that of a value that may be chosen. */
  static boolean isBranch(String label) {
    return label.equals(THEN) || label.equals(ELSE);
  }

  private static List<PartLine> inner(Part part) {
    if (!part.isEvaluated()) {
      return ImmutableList.of();
    }
    if (part.syntax() instanceof Syntax.Chain chain && isLogical(chain)) {
      return ofConditions(part, chain);
    }
    // A host may have functions of these names that take other arguments.
    if (isCall(part.syntax(), "IIF") && part.parts().size() == 3) {
      return ofChoice(part);
    }
    if (isCall(part.syntax(), "Switch") && part.parts().size() % 2 == 0) {
      return ofSwitch(part);
    }
    return part.parts().stream()
        .filter(each -> !isPlain(each))
        .map(each -> PartLine.of("", each, part, false))
        .toList();
  }

  private static boolean isCall(Syntax tree, String name) {
    return tree instanceof Syntax.Call call && call.name().equals(name);
  }

  private static boolean isLogical(Syntax.Chain chain) {
    return chain.operators().get(0).operator().family() == Operator.Family.LOGICAL;
  }

  private static List<PartLine> ofConditions(Part part, Syntax.Chain chain) {
    List<PartLine> lines = new ArrayList<>();
    int deciding = deciding(part, chain);
    for (int i = 0; i < part.parts().size(); i++) {
      String label = i == 0 ? "  " : chain.operators().get(i - 1).operator().symbol();
      lines.add(PartLine.of(label, part.parts().get(i), part, i == deciding));
    }
    return lines;
  }

  /**
   * Returns the index of the operand with which the evaluation of a chain of conditions ended
   * because the result was known; -1 if all of them were needed.
   */
  private static int deciding(Part part, Syntax.Chain chain) {
    if (part.evaluations() != 1 || part.failure() != null) {
      return -1;
    }
    int last = part.parts().size() - 1;
    int index = last;
    while (index > 0 && !part.parts().get(index).isEvaluated()) {
      index--;
    }
    boolean or = chain.operators().get(Math.max(0, index - 1)).operator() == Operator.OR;
    return index < last || Boolean.valueOf(or).equals(part.values().get(0)) ? index : -1;
  }

  private static List<PartLine> ofChoice(Part part) {
    return ImmutableList.of(
        PartLine.of(IF, part.parts().get(0), part, false),
        PartLine.of(THEN, part.parts().get(1), part, false),
        PartLine.of(ELSE, part.parts().get(2), part, false));
  }

  private static List<PartLine> ofSwitch(Part part) {
    List<PartLine> lines = new ArrayList<>();
    for (int i = 0; i < part.parts().size(); i += 2) {
      Part condition = part.parts().get(i);
      lines.add(PartLine.of(IF, condition, part, false));
      if (condition.isEvaluated()) {
        lines.add(PartLine.of(THEN, part.parts().get(i + 1), part, false));
      }
    }
    return lines;
  }

  /** Returns whether the part says itself what it is, or the list of inputs does. */
  private static boolean isPlain(Part part) {
    Syntax tree = part.syntax();
    if (tree instanceof Syntax.Variable) {
      return !part.isEvaluated();
    }
    boolean composed =
        tree instanceof Syntax.Call
            || tree instanceof Syntax.Chain
            || tree instanceof Syntax.Negation;
    return !composed && part.failure() == null;
  }

  /** Returns the lines with one line for a long run of parts that were not evaluated. */
  private static List<PartLine> summarized(List<PartLine> lines) {
    List<PartLine> all = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      int end = i;
      while (end < lines.size() && !lines.get(end).part().isEvaluated()) {
        end++;
      }
      if (end - i > MOST_IDLE) {
        all.add(lines.get(i).andMore(end - i - 1));
        i = end;
      } else {
        all.add(lines.get(i));
        i++;
      }
    }
    return all;
  }
}
