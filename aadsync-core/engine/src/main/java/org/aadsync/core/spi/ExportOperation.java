package org.aadsync.core.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object to write. References in values are {@link ObjectReference}. Immutable. */
public sealed interface ExportOperation {
  /** Returns the DN of the object as it is in the directory now; for an add, the one to create. */
  String dn();

  /** Returns the object type. */
  String objectType();

  /**
   * Create an object.
   *
   * @param dn its DN
   * @param objectType its type
   * @param values its attributes, as {@link AttributeChange.Replace}
   */
  record Add(String dn, String objectType, List<AttributeChange> values)
      implements ExportOperation {
    /** Makes a defensive copy. */
    public Add {
      values = List.copyOf(values);
    }
  }

  /**
   * Change an object.
   *
   * @param dn its DN
   * @param objectType its type
   * @param anchor its anchor
   * @param newDn the DN that it is to have, or null if it keeps its own
   * @param changes may be empty if there is a new DN
   */
  record Update(
      String dn,
      String objectType,
      Anchor anchor,
      @Nullable String newDn,
      List<AttributeChange> changes)
      implements ExportOperation {
    /** Makes a defensive copy. */
    public Update {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Delete an object.
   *
   * @param dn its DN
   * @param objectType its type
   * @param anchor its anchor
   */
  record Delete(String dn, String objectType, Anchor anchor) implements ExportOperation {}
}
