package org.aadsync.connector.file;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stands with regard to what the configuration selects.
 *
 * @param partition the partition that it lives in, or null if it lives in none
 * @param standing whether it is selected, or why not
 * @param objectTypes its object type if it is selected; the rivals if they are several
 */
record Placement(@Nullable UUID partition, Standing standing, List<String> objectTypes) {
  enum Standing {
    SELECTED,
    /** In no included container. */
    OUTSIDE,
    /** Of no selected object class. */
    OTHER_CLASS,
    /** Of several selected object classes, none of which specialises the others. */
    AMBIGUOUS
  }

  boolean isSelected() {
    return standing == Standing.SELECTED;
  }

  /** Returns the object type of a selected record. */
  String objectType() {
    return objectTypes.get(0);
  }
}
