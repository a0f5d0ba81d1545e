package org.aadsync.expressions.verification.laws;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.Program;

/**
 * A context that finds out whether what reads from it is code that a program got because it has run
 * often. Such code is of a hidden class; nothing else tells it from outside. Not thread-safe.
 */
final class HotWatch implements EvaluationContext {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES);
  private static final String EVALUATOR = Program.class.getPackageName() + ".internal.";

  private final EvaluationContext source;
  private boolean isHot;

  private HotWatch(EvaluationContext source) {
    this.source = source;
  }

  /** Runs a program; returns whether it has code of its own that read something. */
  static boolean isHot(Program program, EvaluationContext source) {
    HotWatch watch = new HotWatch(source);
    Outcome.of(program, watch);
    return watch.isHot;
  }

  private EvaluationContext seen() {
    isHot =
        isHot
            || STACK.walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::getClassName)
                        .anyMatch(name -> name.startsWith(EVALUATOR) && name.contains("/")));
    return source;
  }

  @Override
  public Object attribute(int slot) {
    return seen().attribute(slot);
  }

  @Override
  public Object importedAttribute(int slot) {
    return seen().importedAttribute(slot);
  }

  @Override
  public int valueCount(int slot) {
    return seen().valueCount(slot);
  }

  @Override
  public String parameter(String name) {
    return seen().parameter(name);
  }

  @Override
  public Instant now() {
    return seen().now();
  }

  @Override
  public RandomGenerator random() {
    return seen().random();
  }
}
