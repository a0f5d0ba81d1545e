package org.aadsync.benchmarks.engine;

import java.util.Map;
import org.codehaus.janino.ExpressionEvaluator;

/** Janino: a compiler of Java source in memory. */
final class JaninoEngine implements Engine {
  private final Wording wording = new Words();

  @Override
  @SuppressWarnings("unchecked")
  public Program compile(Flow flow) throws Exception {
    ExpressionEvaluator evaluator = new ExpressionEvaluator();
    evaluator.setDefaultImports(HostFunctions.class.getName());
    evaluator.setParentClassLoader(HostFunctions.class.getClassLoader());
    MapFlow compiled =
        evaluator.createFastEvaluator(wording.write(flow), MapFlow.class, new String[] {"record"});
    return input -> compiled.run((Map<String, Object>) input);
  }

  @Override
  public Object input(Map<String, Object> person) {
    return person;
  }

  private static final class Words extends Wording {
    @Override
    String attribute(String name) {
      return "record.get(\"" + name + "\")";
    }

    @Override
    String equal(String left, String right) {
      return right + ".equals(" + left + ")";
    }

    @Override
    String asValue(String condition) {
      return condition.equals("true") ? "Boolean.TRUE" : "Boolean.valueOf(" + condition + ")";
    }

    @Override
    String none() {
      return "(Object) null";
    }
  }
}
