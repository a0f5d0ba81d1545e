package org.aadsync.core.spi;

import java.util.List;
import org.aadsync.core.schema.AttributeDefinition;

/**
 * A change of one attribute of one object. Immutable. As text it shows no value of an attribute
 * that can only be written: that is a password.
 */
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

    @Override
    public String toString() {
      return "Replace[" + attribute.name() + " = " + shown(attribute, values) + ']';
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

    @Override
    public String toString() {
      return "Delta["
          + attribute.name()
          + " + "
          + shown(attribute, adds)
          + " - "
          + shown(attribute, deletes)
          + ']';
    }
  }

  private static String shown(AttributeDefinition attribute, List<Object> values) {
    return attribute.exportOnly() ? "(" + values.size() + " not shown)" : values.toString();
  }
}
