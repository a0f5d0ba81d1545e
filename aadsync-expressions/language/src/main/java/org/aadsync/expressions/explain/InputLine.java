package org.aadsync.expressions.explain;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.explain.Explanation.Part;
import org.aadsync.expressions.internal.print.Printer;
import org.aadsync.expressions.text.TerminalText;
import org.jspecify.annotations.Nullable;

/** A line about an attribute or a parameter that was read. */
record InputLine(Syntax tree, @Nullable Object value) implements Line {

  /** Returns a line for each attribute and parameter that was read, in order. */
  static Collection<InputLine> of(Part root) {
    Map<String, InputLine> lines = new LinkedHashMap<>();
    Deque<Part> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Part next = open.pop();
      next.parts().reverse().forEach(open::push);
      if (isInput(next.syntax()) && !next.values().isEmpty()) {
        // It has the same value wherever and whenever it is read.
        InputLine line = new InputLine(next.syntax(), next.values().get(0));
        lines.putIfAbsent(line.left(Integer.MAX_VALUE), line);
      }
    }
    return lines.values();
  }

  static boolean isInput(Syntax tree) {
    return tree instanceof Syntax.Attribute || tree instanceof Syntax.Parameter;
  }

  @Override
  public String left(int columns) {
    return TerminalText.elide(TerminalText.visible(Printer.beginning(tree, columns)), columns);
  }

  @Override
  public String right(int columns) {
    return "→ " + ShownValue.of(value, columns - 2);
  }
}
