package org.aadsync.expressions.verification.hostile;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionFormatter;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.table.GivenInputs;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.verification.SourceObject;

/**
 * Runs attacks in a process of its own, whose heap is small, on threads whose stack is small, and
 * prints a line for each: its name, what became of it, the milliseconds that it took.
 */
final class HostileMain {
  private static final long SMALL_STACK = 256 * 1024;

  private HostileMain() {}

  public static void main(String[] args) throws InterruptedException {
    run(HostileCase.of("warm-up", "any", () -> "Trim([a]) & 1 = ["));
    for (HostileCase attack : HostileExpressionsTest.CASES) {
      System.out.println(run(attack));
    }
  }

  private static String run(HostileCase attack) throws InterruptedException {
    String[] line = new String[1];
    Thread thread = new Thread(null, () -> line[0] = outcome(attack), "attacked", SMALL_STACK);
    thread.start();
    thread.join();
    return attack.name() + "\t" + line[0];
  }

  private static String outcome(HostileCase attack) {
    String text = attack.text().get();
    List<Input> inputs = new ArrayList<>();
    attack.values().get().forEach((name, value) -> inputs.add(new Input(false, name, value)));
    GivenInputs object = GivenInputs.of(inputs);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    String outcome;
    try {
      outcome = outcome(ExpressionLanguage.standard(attack.options()), text, object);
    } catch (Throwable e) {
      outcome = "threw " + e;
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return outcome + "\t" + nanos / 1_000_000;
  }

  private static String outcome(ExpressionLanguage language, String text, GivenInputs object) {
    Expression expression = language.parse(text);
    ExpressionFormatter.standard().format(expression);
    Compilation compilation = language.compile(expression, object);
    for (Diagnostic finding : compilation.diagnostics()) {
      DiagnosticRenderer.render(text, finding);
    }
    if (compilation.program() == null) {
      return compilation.diagnostics().get(0).code();
    }
    FlowResult result =
        compilation.program().evaluate(object.context(() -> SourceObject.NOW, new Random(1)));
    return result instanceof FlowResult.Failure failure
        ? "Failure " + failure.cause().kind()
        : result.getClass().getSimpleName();
  }
}
