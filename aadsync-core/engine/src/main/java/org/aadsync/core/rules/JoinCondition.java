package org.aadsync.core.rules;

/**
 * One condition of a join group: both attributes share a value.
 *
 * @param connectorSpaceAttribute attribute of the connector-space object, in both directions
 * @param metaverseAttribute attribute of the metaverse object, in both directions
 * @param caseSensitive whether text must agree in case
 * @param position where it was read from
 */
public record JoinCondition(
    String connectorSpaceAttribute,
    String metaverseAttribute,
    boolean caseSensitive,
    Position position) {

  /** Makes a condition without regard to case that was not read from a file. */
  public JoinCondition(String connectorSpaceAttribute, String metaverseAttribute) {
    this(connectorSpaceAttribute, metaverseAttribute, false, Position.NONE);
  }
}
