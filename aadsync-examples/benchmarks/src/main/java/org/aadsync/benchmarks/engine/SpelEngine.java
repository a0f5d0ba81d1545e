package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/** The expression language of Spring with its compiler. */
final class SpelEngine implements Engine {
  private final Wording wording = new Words();
  private final StandardEvaluationContext context = new StandardEvaluationContext();
  private final SpelExpressionParser parser =
      new SpelExpressionParser(
          new SpelParserConfiguration(
              SpelCompilerMode.IMMEDIATE, HostFunctions.class.getClassLoader()));

  SpelEngine() {
    for (Method function : HostFunctions.class.getMethods()) {
      if (function.getDeclaringClass() == HostFunctions.class) {
        context.registerFunction(function.getName(), function);
      }
    }
  }

  @Override
  public Program compile(Flow flow) {
    SpelExpression expression = (SpelExpression) parser.parseExpression(wording.write(flow));
    // It compiles only what it has seen run, so every branch has to be visited first.
    for (String nickname : ImmutableList.of("CAS_x", "plain")) {
      for (String account : ImmutableList.of("CAS_}", "plain")) {
        Map<String, Object> person = People.person(1);
        person.put("mailNickname", nickname);
        person.put("sAMAccountName", account);
        visit(expression, person);
      }
    }
    visit(expression, new HashMap<>());
    if (!expression.compileExpression()) {
      throw new IllegalStateException("not compiled: " + expression.getExpressionString());
    }
    return input -> expression.getValue(context, input);
  }

  private void visit(SpelExpression expression, Map<String, Object> person) {
    try {
      expression.getValue(context, person);
    } catch (EvaluationException | NullPointerException e) {
      return; // some functions refuse an empty record; the branch has been visited
    }
  }

  @Override
  public Object input(Map<String, Object> person) {
    return person;
  }

  private static final class Words extends Wording {
    @Override
    String attribute(String name) {
      return "['" + name + "']";
    }

    @Override
    String call(String function, String... arguments) {
      return "#" + function + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    String text(String value) {
      return "'" + value + "'";
    }

    /** A comparison of a long with an int keeps the compiler from compiling the whole. */
    @Override
    String zeroOfMask() {
      return "0L";
    }
  }
}
