package org.aadsync.core.schema;

/**
 * An attribute of a connector space or of the metaverse.
 *
 * @param slot its place in the {@link AttributeSet}s of its schema
 * @param name its name as the schema spells it
 * @param type the type of its values
 * @param multiValued whether it may have several values
 * @param selected whether the connector imports it: it is in the attribute inclusion list; always
 *     true in the metaverse. An attribute that is not selected has a slot only because a rule names
 *     it, and never has an imported value
 * @param exportOnly whether it can be written but never read ({@code unicodePwd})
 * @param readOnly whether the directory lets nobody write it ({@code objectGUID})
 * @param indexable whether the metaverse may index it; text in it is limited in length. Always
 *     false in a connector space
 */
public record AttributeDefinition(
    int slot,
    String name,
    AttributeType type,
    boolean multiValued,
    boolean selected,
    boolean exportOnly,
    boolean readOnly,
    boolean indexable) {

  /** Makes an attribute that is not indexable. */
  public AttributeDefinition(
      int slot,
      String name,
      AttributeType type,
      boolean multiValued,
      boolean selected,
      boolean exportOnly,
      boolean readOnly) {
    this(slot, name, type, multiValued, selected, exportOnly, readOnly, false);
  }
}
