package org.aadsync.benchmarks.engine;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/** Apache Commons JEXL. */
final class JexlEngine implements Engine {
  private final Wording wording = new Words();
  private final org.apache.commons.jexl3.JexlEngine engine =
      new JexlBuilder()
          .namespaces(Map.of("f", HostFunctions.class))
          .permissions(JexlPermissions.UNRESTRICTED)
          .strict(false)
          .safe(true)
          .silent(false)
          .create();

  @Override
  public Program compile(Flow flow) {
    JexlExpression expression = engine.createExpression(wording.write(flow));
    return input -> expression.evaluate((JexlContext) input);
  }

  @Override
  public Object input(Map<String, Object> person) {
    Map<String, Object> variables = new HashMap<>(person);
    variables.put(People.ABSENT, null);
    return new MapContext(variables);
  }

  private static final class Words extends Wording {
    @Override
    String attribute(String name) {
      return name;
    }

    @Override
    String call(String function, String... arguments) {
      return "f:" + function + "(" + String.join(", ", arguments) + ")";
    }
  }
}
