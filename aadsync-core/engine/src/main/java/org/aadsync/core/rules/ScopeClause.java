package org.aadsync.core.rules;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a scoping filter.
 *
 * @param attribute an attribute of the rule's source object
 * @param operator the comparison
 * @param value what it is compared with, as text; may contain parameters ({@code %Connector.ID%})
 * @param position where it was read from
 */
public record ScopeClause(
    String attribute, ScopeOperator operator, String value, Position position) {

  /** Makes a clause that was not read from a file. */
  public ScopeClause(String attribute, ScopeOperator operator, String value) {
    this(attribute, operator, value, Position.NONE);
  }

  /**
   * Returns what it is compared with once parameters are replaced.
   *
   * @param parameters gives the value of a parameter by its name, or null if it has none
   * @return the text; empty if a parameter has no value
   */
  public Optional<String> value(Function<String, @Nullable String> parameters) {
    return Optional.ofNullable(TextTemplate.of(value).expand(parameters));
  }
}
