package org.aadsync.expressions;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link ExpressionLanguage#compile}: findings, and a program unless one of them is
 * an error.
 *
 * <p>Thread-safe. What decides whether there is a program has been found; other warnings are looked
 * for when {@link #diagnostics} is first called, so that they cost nothing where nobody reads them.
 */
public final class Compilation {
  private final Supplier<? extends List<Diagnostic>> diagnostics;
  private final @Nullable Program program;

  /**
   * Makes an outcome.
   *
   * @param diagnostics every finding; a copy is made
   * @param program the program, or null if a finding is an error
   */
  public Compilation(List<Diagnostic> diagnostics, @Nullable Program program) {
    List<Diagnostic> copy = List.copyOf(diagnostics);
    this.diagnostics = () -> copy;
    this.program = program;
  }

  Compilation(CheckedText checked, @Nullable Program program) {
    this.diagnostics = checked::diagnostics;
    this.program = program;
  }

  /**
   * Returns every finding, those of the parser included, in order of place. Looking for warnings
   * takes bounded time: of a text with very many constants or conditions some may be missing, never
   * an error.
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics.get();
  }

  /** Returns the program, or null if a finding is an error. */
  public @Nullable Program program() {
    return program;
  }

  @Override
  public String toString() {
    return "Compilation[diagnostics=" + diagnostics() + ", program=" + program + "]";
  }
}
