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
   * Returns whether an earlier export may have sent it already, and broke off before it was known
   * what became of it. An object to create that exists is then the one that was created: the answer
   * is {@link ExportOutcome.ConvertToUpdate}. An object to delete that does not exist is a success,
   * and so is a new DN that the object has.
   */
  boolean repeated();

  /**
   * Create an object.
   *
   * @param dn its DN
   * @param objectType its type
   * @param values its attributes, as {@link AttributeChange.Replace}
   * @param repeated whether it may have been sent before
   */
  record Add(String dn, String objectType, List<AttributeChange> values, boolean repeated)
      implements ExportOperation {
    /** Makes a defensive copy. */
    public Add {
      values = List.copyOf(values);
    }

    /** Makes an operation that was not sent before. */
    public Add(String dn, String objectType, List<AttributeChange> values) {
      this(dn, objectType, values, false);
    }
  }

  /**
   * Change an object. A new DN comes first: what the changes say of the object itself, to refer to
   * it or no longer to do so, says it by the new one.
   *
   * @param dn its DN
   * @param objectType its type
   * @param anchor its anchor
   * @param newDn the DN that it is to have, or null if it keeps its own
   * @param changes may be empty if there is a new DN
   * @param repeated whether it may have been sent before
   */
  record Update(
      String dn,
      String objectType,
      Anchor anchor,
      @Nullable String newDn,
      List<AttributeChange> changes,
      boolean repeated)
      implements ExportOperation {
    /** Makes a defensive copy. */
    public Update {
      changes = List.copyOf(changes);
    }

    /** Makes an operation that was not sent before. */
    public Update(
        String dn,
        String objectType,
        Anchor anchor,
        @Nullable String newDn,
        List<AttributeChange> changes) {
      this(dn, objectType, anchor, newDn, changes, false);
    }
  }

  /**
   * Delete an object.
   *
   * @param dn its DN
   * @param objectType its type
   * @param anchor its anchor
   * @param repeated whether it may have been sent before
   */
  record Delete(String dn, String objectType, Anchor anchor, boolean repeated)
      implements ExportOperation {
    /** Makes an operation that was not sent before. */
    public Delete(String dn, String objectType, Anchor anchor) {
      this(dn, objectType, anchor, false);
    }
  }
}
