package org.aadsync.expressions.testing.jqwik;

import org.aadsync.expressions.ast.Operator;

/** Writes parts as text, with the brackets that the documented precedence needs. */
final class PartWriter {
  private final StringBuilder out = new StringBuilder();

  private PartWriter() {}

  static String write(Part part) {
    PartWriter writer = new PartWriter();
    writer.append(part);
    return writer.out.toString();
  }

  private void append(Part part) {
    if (part instanceof Part.Leaf leaf) {
      out.append(leaf.text());
    } else if (part instanceof Part.Call call) {
      append(call);
    } else if (part instanceof Part.Chain chain) {
      append(chain);
    } else if (part instanceof Part.Negation negation) {
      out.append('-');
      appendInBrackets(negation.operand(), negation.operand() instanceof Part.Chain);
    } else if (part instanceof Part.Bracketed bracketed) {
      appendInBrackets(bracketed.inner(), true);
    }
  }

  private void append(Part.Call call) {
    out.append(call.name());
    // Blanks may stand there, but look strange: only with the strangest layout.
    out.append(call.gap().equals("\n\t") ? " " : "").append('(');
    for (int i = 0; i < call.children().size(); i++) {
      out.append(i == 0 ? "" : "," + call.gap());
      append(call.children().get(i));
    }
    out.append(')');
  }

  private void append(Part.Chain chain) {
    for (int i = 0; i < chain.children().size(); i++) {
      Part operand = chain.children().get(i);
      if (i > 0) {
        out.append(chain.gap()).append(chain.operators().get(i - 1).symbol()).append(chain.gap());
      }
      int start = out.length();
      appendInBrackets(operand, needsBrackets(chain, operand, i));
      // Without a blank, '&' and a hexadecimal number would be read as '&&'.
      if (i > 0 && chain.gap().isEmpty() && out.charAt(start) == '&') {
        out.insert(start, ' ');
      }
    }
  }

  private static boolean needsBrackets(Part.Chain chain, Part operand, int index) {
    if (!(operand instanceof Part.Chain inner)) {
      return false;
    }
    int level = family(inner).ordinal();
    int around = family(chain).ordinal();
    return level > around || (level == around && index > 0);
  }

  private static Operator.Family family(Part.Chain chain) {
    return chain.operators().get(0).family();
  }

  private void appendInBrackets(Part part, boolean brackets) {
    out.append(brackets ? "(" : "");
    append(part);
    out.append(brackets ? ")" : "");
  }
}
