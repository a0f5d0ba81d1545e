package org.aadsync.expressions.internal.finding;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Map;
import org.aadsync.expressions.EvaluationException;

/** The list of all codes for users, made of what the codes say of themselves. */
public final class DiagnosticsReference {
  private static final ImmutableMap<Integer, String> STAGES =
      ImmutableMap.<Integer, String>builder()
          .put(1, "Limits")
          .put(2, "Characters")
          .put(3, "Order")
          .put(4, "Names")
          .put(5, "Arguments")
          .put(6, "Types")
          .put(7, "Suspicions")
          .buildOrThrow();

  private static final String INTRODUCTION =
      """
      # Diagnostics

      This file is made from the codes themselves. A test compiles each example and what mends it.

      - A finding has a code, a severity, a place, a message that says what was found and what was
        expected, and a hint that says what to write instead.
      - A code is stable: it is never given to something else, and messages may become clearer.
      - All mistakes of an expression are found at once, those after a syntax error included; one
        slip is one finding. Where there are more than `maxFindings`, errors are listed first.
      - An expression with an error is not run. One with warnings is; each warning is certain about
        what happens, and only a guess about what was meant.

      """;

  private DiagnosticsReference() {}

  /** Returns the list in Markdown. */
  public static String markdown() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    for (Map.Entry<Integer, String> stage : STAGES.entrySet()) {
      out.append("## ").append(stage.getValue()).append("\n\n");
      for (FindingCode code : FindingCode.values()) {
        if (code.stage() == stage.getKey()) {
          append(out, code);
        }
      }
    }
    appendFailures(out);
    return out.toString();
  }

  private static void append(StringBuilder out, FindingCode code) {
    String severity = code.severity().name().toLowerCase(Locale.ROOT);
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    out.append("### ").append(code.id()).append(": ").append(name).append("\n\n");
    out.append("_").append(severity).append("_ ").append(code.meaning()).append("\n\n");
    out.append("- Example: ").append(shown(code, code.example())).append('\n');
    out.append("- Right: ").append(shown(code, code.mended())).append("\n\n");
  }

  /** Returns an expression as code; what exceeds a limit is said in words. */
  private static String shown(FindingCode code, String text) {
    if (code.kind() == FindingCode.Kind.LIMIT) {
      return text;
    }
    return text.isBlank() ? "a blank" : "`" + text + "`";
  }

  private static void appendFailures(StringBuilder out) {
    out.append("## Failures of an evaluation\n\n");
    out.append(
        "An expression that was accepted may fail for one object. The failure has a kind, a");
    out.append(" message, and the place in the\nexpression.\n\n");
    for (EvaluationException.Kind kind : EvaluationException.Kind.values()) {
      out.append("- `").append(kind.name().toLowerCase(Locale.ROOT)).append("`: ");
      out.append(kind.meaning()).append('\n');
    }
  }
}
