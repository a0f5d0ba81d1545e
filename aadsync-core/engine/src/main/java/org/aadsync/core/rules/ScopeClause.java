package org.aadsync.core.rules;

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
}
