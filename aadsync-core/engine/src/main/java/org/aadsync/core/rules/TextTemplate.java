package org.aadsync.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with parameters, written {@code %Name%}. Source: <i>Understanding declarative provisioning
 * expressions</i> (Microsoft). Immutable.
 */
final class TextTemplate {
  private static final Pattern PARAMETER = Pattern.compile("%([A-Za-z0-9._-]+)%");

  private final String text;
  private final List<String> names;

  private TextTemplate(String text, List<String> names) {
    this.text = text;
    this.names = names;
  }

  static TextTemplate of(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return new TextTemplate(text, List.copyOf(names));
  }

  /** Returns the names of the parameters, without percent signs. */
  List<String> names() {
    return names;
  }

  boolean isConstant() {
    return names.isEmpty();
  }

  /** Returns the text with every parameter replaced, or null if one of them has no value. */
  @Nullable String expand(Function<String, @Nullable String> parameters) {
    if (names.isEmpty()) {
      return text;
    }
    StringBuilder expanded = new StringBuilder();
    Matcher matcher = PARAMETER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String value = parameters.apply(matcher.group(1));
      if (value == null) {
        return null;
      }
      expanded.append(text, end, matcher.start()).append(value);
      end = matcher.end();
    }
    return expanded.append(text, end, text.length()).toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
