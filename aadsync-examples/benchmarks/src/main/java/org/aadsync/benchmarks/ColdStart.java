package org.aadsync.benchmarks;

import java.io.IOException;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.ExpressionLanguage;

/**
 * A process of its own: compiles every expression on its standard input and prints how many
 * milliseconds passed from the first text to the last program.
 */
public final class ColdStart {
  private ColdStart() {}

  /** Where the process starts. */
  public static void main(String[] args) throws IOException {
    String[] expressions = RuleExpressions.split(System.in.readAllBytes());
    RuleSource source = new RuleSource();
    long start = System.nanoTime();
    ExpressionLanguage language = ExpressionLanguage.standard();
    for (String expression : expressions) {
      Compilation compilation = language.compile(language.parse(expression), source);
      if (compilation.program() == null) {
        throw new IllegalStateException(expression + ": " + compilation.diagnostics());
      }
    }
    System.out.println((System.nanoTime() - start) / 1e6);
  }
}
