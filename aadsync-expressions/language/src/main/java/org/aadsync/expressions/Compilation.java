package org.aadsync.expressions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link ExpressionLanguage#compile}: findings, and a program unless one of them is
 * an error.
 *
 * @param diagnostics every finding, those of the parser included, in order of place
 * @param program the program, or null if a finding is an error
 */
public record Compilation(List<Diagnostic> diagnostics, @Nullable Program program) {
  /** Makes a defensive copy of the list. */
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }
}
