package org.aadsync.core.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.expressions.ExpressionLanguage;

/** Counts the function calls of an expression, which the language itself only names. */
final class FunctionCalls {
  /**
   * What may hold a name that is no call comes first: attributes, strings, parameters. A doubled
   * quote ends one string and begins the next, which comes to the same.
   */
  private static final Pattern TOKEN =
      Pattern.compile("\\[[^]]*]|\"[^\"]*\"|%[A-Za-z0-9._-]+%|([A-Za-z][A-Za-z0-9]*)(?=\\s*\\()");

  private FunctionCalls() {}

  /** Returns how often {@code text} calls each function. */
  static Map<String, Integer> in(String text, ExpressionLanguage language) {
    Set<String> functions = language.parse(text).functionNames();
    Map<String, Integer> calls = new HashMap<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name != null && functions.contains(name)) {
        calls.merge(name, 1, Integer::sum);
      }
    }
    return calls;
  }
}
