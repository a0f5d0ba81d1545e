package org.aadsync.core.spi;

import java.util.List;
import org.aadsync.core.schema.AttributeDefinition;

/** A change of one attribute of one object. Immutable. */
public sealed interface AttributeChange {
  /** Returns the attribute. */
  AttributeDefinition attribute();

  /**
   * The attribute has just these values afterwards.
   *
   * @param attribute the attribute
   * @param values scalars; empty = the attribute is removed
   */
  record Replace(AttributeDefinition attribute, List<Object> values) implements AttributeChange {
    /** Makes a defensive copy. */
    public Replace {
      values = List.copyOf(values);
    }
  }

  /**
   * Values are added to and removed from a multi-valued attribute; the others stay. A value to add
   * that is there and one to remove that is not are no errors.
   *
   * @param attribute the attribute
   * @param adds scalars
   * @param deletes scalars
   */
  record Delta(AttributeDefinition attribute, List<Object> adds, List<Object> deletes)
      implements AttributeChange {
    /** Makes defensive copies. */
    public Delta {
      adds = List.copyOf(adds);
      deletes = List.copyOf(deletes);
    }
  }
}
