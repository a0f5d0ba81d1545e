package org.aadsync.expressions.explain;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collection;
import org.aadsync.expressions.text.DisplayWidth;

/**
 * Shows an explanation for a terminal: the attributes and parameters that were read, then a tree
 * with a line for each part, its value, and the branches that were not taken. Immutable and
 * thread-safe.
 *
 * <pre>
 * [mail]  → " a@x.example"
 *
 * IIF(IsPresent([mail]), Trim([mail]), NULL)  → "a@x.example"
 * ├─ if IsPresent([mail])                     → True
 * ├─ then Trim([mail])                        → "a@x.example"
 * └─ else NULL                                  not taken
 * </pre>
 *
 * <p>Texts, numbers, attributes and the like have no line in the tree unless they are conditions,
 * branches, or failed. {@code (decides)} marks the operand behind which {@code &&} or {@code ||}
 * needed no other, {@code ✗} what failed. Several parts in a row that were not evaluated share a
 * line. A part that is evaluated for each value of a variable shows its values in that order. What
 * does not fit is cut; control characters are shown as escapes.
 */
public final class ExplanationRenderer {
  /** Blanks between a part and what became of it. */
  private static final int GAP = 2;

  private static final ExplanationRenderer STANDARD = new ExplanationRenderer(100);

  private final int width;

  private ExplanationRenderer(int width) {
    this.width = width;
  }

  /** Returns the renderer with lines of at most 100 columns. */
  public static ExplanationRenderer standard() {
    return STANDARD;
  }

  /** Returns this renderer with another width of lines, from 40 columns. */
  public ExplanationRenderer withWidth(int columns) {
    checkArgument(columns >= 40, "the width is %s; it must be at least 40", columns);
    return new ExplanationRenderer(columns);
  }

  /** Returns the inputs and the tree as text; lines end with {@code \n}, the last one too. */
  public String render(Explanation explanation) {
    StringBuilder out = new StringBuilder();
    Collection<InputLine> inputs = InputLine.of(explanation.root());
    if (!inputs.isEmpty()) {
      append(out, inputs);
      out.append('\n');
    }
    append(out, PartLines.of(explanation.root(), width / 8));
    return out.toString();
  }

  /** Appends lines with what became of the parts below each other, behind the longest part. */
  private void append(StringBuilder out, Collection<? extends Line> lines) {
    int right = 0;
    int left = 0;
    for (Line line : lines) {
      right = Math.max(right, DisplayWidth.of(line.right(width / 3)));
      left = Math.max(left, DisplayWidth.of(line.left(width - GAP)));
    }
    left = Math.min(left, width - GAP - right);
    for (Line line : lines) {
      String start = line.left(left);
      out.append(start).append(" ".repeat(Math.max(0, left - DisplayWidth.of(start)) + GAP));
      out.append(line.right(width - left - GAP)).append('\n');
    }
  }
}
