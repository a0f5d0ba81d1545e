package org.aadsync.core.schema;

import org.jspecify.annotations.Nullable;

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
 * @param equality which of its values the directory takes for the same
 */
public record AttributeDefinition(
    int slot,
    String name,
    AttributeType type,
    boolean multiValued,
    boolean selected,
    boolean exportOnly,
    boolean readOnly,
    boolean indexable,
    ValueEquality equality) {

  /** Makes an attribute whose values equal themselves alone. */
  public AttributeDefinition(
      int slot,
      String name,
      AttributeType type,
      boolean multiValued,
      boolean selected,
      boolean exportOnly,
      boolean readOnly,
      boolean indexable) {
    this(
        slot,
        name,
        type,
        multiValued,
        selected,
        exportOnly,
        readOnly,
        indexable,
        ValueEquality.EXACT);
  }

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

  /** Returns this attribute with another equality. */
  public AttributeDefinition withEquality(ValueEquality other) {
    return new AttributeDefinition(
        slot, name, type, multiValued, selected, exportOnly, readOnly, indexable, other);
  }

  /** Returns whether all but the equality agree: functions cannot be compared. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AttributeDefinition that
        && slot == that.slot
        && name.equals(that.name)
        && type == that.type
        && multiValued == that.multiValued
        && selected == that.selected
        && exportOnly == that.exportOnly
        && readOnly == that.readOnly
        && indexable == that.indexable;
  }

  @Override
  public int hashCode() {
    return 31 * slot + name.hashCode();
  }
}
