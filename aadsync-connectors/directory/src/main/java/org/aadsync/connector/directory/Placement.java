package org.aadsync.connector.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an object stands with regard to what the configuration selects.
 *
 * @param partition the partition that it lives in, or null if it lives in none
 * @param standing whether it is selected, or why not
 * @param objectTypes its object type if it is selected; the rivals if they are several
 */
public record Placement(@Nullable UUID partition, Standing standing, List<String> objectTypes) {
  /** Whether an object is selected, or why not. */
  public enum Standing {
    /** In an included container and of one selected object class. */
    SELECTED,
    /** In no included container. */
    OUTSIDE,
    /** Of no selected object class. */
    OTHER_CLASS,
    /** In an included container and of no object class at all: nobody can tell what it is. */
    NO_CLASS,
    /** Of several selected object classes, none of which specialises the others. */
    AMBIGUOUS
  }

  /** Makes a defensive copy. */
  public Placement {
    objectTypes = List.copyOf(objectTypes);
  }

  /** Returns whether the object is selected. */
  public boolean isSelected() {
    return standing == Standing.SELECTED;
  }

  /** Returns whether it can be told what the object is. */
  public boolean hasType() {
    return standing != Standing.AMBIGUOUS && standing != Standing.NO_CLASS;
  }

  /** Returns the object type of a selected object. */
  public String objectType() {
    return objectTypes.get(0);
  }
}
