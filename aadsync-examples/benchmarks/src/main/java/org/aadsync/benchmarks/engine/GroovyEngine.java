package org.aadsync.benchmarks.engine;

import groovy.lang.GroovyClassLoader;
import java.util.Map;

/** Groovy with static compilation: a class a flow. */
final class GroovyEngine implements Engine {
  private final Wording wording = new Words();
  private int compiled;

  @Override
  @SuppressWarnings("unchecked")
  public Program compile(Flow flow) throws Exception {
    String source =
        "package org.aadsync.benchmarks.engine\n@groovy.transform.CompileStatic class Flow"
            + compiled++
            + " implements MapFlow { Object run(Map<String, Object> record) { "
            + wording.write(flow)
            + " } }";
    try (GroovyClassLoader loader = new GroovyClassLoader(MapFlow.class.getClassLoader())) {
      MapFlow program = (MapFlow) loader.parseClass(source).getDeclaredConstructor().newInstance();
      return input -> program.run((Map<String, Object>) input);
    }
  }

  @Override
  public Object input(Map<String, Object> person) {
    return person;
  }

  private static final class Words extends Wording {
    @Override
    String attribute(String name) {
      return "record.get('" + name + "')";
    }

    @Override
    String text(String value) {
      return "'" + value.replace("\\", "\\\\") + "'";
    }
  }
}
