package org.aadsync.core.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aadsync.core.rules.ScopeClause;
import org.aadsync.core.rules.ScopeOperator;
import org.jspecify.annotations.Nullable;

/** Reads one clause of a scoping filter. */
final class ScopeReader {
  private ScopeReader() {}

  static @Nullable ScopeClause read(Element element) {
    String attribute = element.requiredText("csAttribute");
    String operatorName = element.requiredText("csOperator");
    XmlNode value = element.only("csValue");
    element.finish();
    ScopeOperator operator = operatorName == null ? null : operator(operatorName);
    if (operatorName != null && operator == null) {
      element.badValue(
          "csOperator",
          operatorName,
          "one of "
              + Arrays.stream(ScopeOperator.values())
                  .map(Enum::name)
                  .collect(Collectors.joining(", ")));
    }
    return attribute == null || operator == null
        ? null
        : new ScopeClause(
            attribute, operator, value == null ? "" : value.text(), element.position());
  }

  /**
   * Returns the operator {@code name}. Documentation and product disagree on two names; both are
   * read.
   */
  private static @Nullable ScopeOperator operator(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "ISNOTBITSET" -> ScopeOperator.ISBITNOTSET;
      case "NOTSTARTWITH" -> ScopeOperator.NOTSTARTSWITH;
      default ->
          Arrays.stream(ScopeOperator.values())
              .filter(operator -> operator.name().equals(upper))
              .findFirst()
              .orElse(null);
    };
  }
}
