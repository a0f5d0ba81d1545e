package org.aadsync.core.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parameter lists. What is encrypted is a secret and is never kept. */
final class Parameters {
  private Parameters() {}

  /** Returns the parameters of the element {@code parameter-values} of {@code owner} by name. */
  static Map<String, String> of(@Nullable XmlNode owner, Problems problems) {
    Map<String, String> parameters = new LinkedHashMap<>();
    XmlNode list = owner == null ? null : owner.find("parameter-values");
    if (list == null) {
      return parameters;
    }
    for (XmlNode parameter : list.all("parameter")) {
      String name = parameter.attributes().getOrDefault("name", "").strip();
      if (name.isEmpty()) {
        problems.error(
            Code.MISSING, parameter.position(), "<parameter> has no attribute name", null);
      } else if (!isSecret(parameter)) {
        parameters.put(name, parameter.text().strip());
      }
    }
    return parameters;
  }

  private static boolean isSecret(XmlNode parameter) {
    String encrypted = parameter.attributes().getOrDefault("encrypted", "0");
    return !Boolean.FALSE.equals(Element.toBoolean(encrypted))
        || parameter
            .attributes()
            .getOrDefault("type", "")
            .toLowerCase(Locale.ROOT)
            .startsWith("encrypted");
  }
}
