package org.aadsync.expressions.explain;

import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.explain.Explanation.Part;
import org.aadsync.expressions.internal.print.Printer;
import org.aadsync.expressions.text.DisplayWidth;
import org.aadsync.expressions.text.TerminalText;

/**
 * A line of the tree.
 *
 * @param prefix the branches of the tree before it
 * @param label what the part is in the part around it, such as {@code then}; empty if that is plain
 * @param part the part
 * @param around how many times the part around it was evaluated
 * @param more how many parts like this one follow without lines of their own
 * @param decides whether it is the operand that decides a chain of conditions
 */
record PartLine(String prefix, String label, Part part, long around, int more, boolean decides)
    implements Line {

  /** Returns the line of a part in the part around it. */
  static PartLine of(String label, Part part, Part around, boolean decides) {
    return new PartLine("", label, part, around.evaluations(), 0, decides);
  }

  /** Returns this line with what stands before it. */
  PartLine behind(String branches) {
    return new PartLine(branches, label, part, around, more, decides);
  }

  /** Returns this line as one that stands for others, too. */
  PartLine andMore(int others) {
    return new PartLine(prefix, label, part, around, others, decides);
  }

  @Override
  public String left(int columns) {
    String start = label.isEmpty() ? prefix : prefix + label + " ";
    String end = more == 0 ? "" : " and " + more + " more";
    int room = Math.max(1, columns - DisplayWidth.of(start) - end.length());
    String text = TerminalText.visible(Printer.beginning(part.syntax(), room + 1));
    return TerminalText.elide(start + TerminalText.elide(text, room) + end, columns);
  }

  @Override
  public String right(int columns) {
    EvaluationException failure = part.failure();
    if (failure != null) {
      String message = part.isCauseOfFailure() ? "✗ " + failure.getMessage() : "✗";
      return TerminalText.elide(TerminalText.visible(message), columns);
    }
    if (!part.isEvaluated()) {
      return PartLines.isBranch(label) ? "  not taken" : "  not evaluated";
    }
    String mark = decides ? " (decides)" : "";
    int room = Math.max(1, columns - 2 - mark.length());
    String value =
        around <= 1 && part.evaluations() == 1
            ? ShownValue.of(part.values().get(0), room)
            : ShownValue.ofTimes(part.values(), part.evaluations(), around, room);
    return "→ " + value + mark;
  }
}
