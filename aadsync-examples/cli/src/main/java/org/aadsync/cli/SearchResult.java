package org.aadsync.cli;

import java.util.List;

/**
 * What a search found.
 *
 * @param objects the first ones
 * @param total how many there are
 */
record SearchResult(List<FoundObject> objects, long total) {
  /** Makes a defensive copy. */
  SearchResult {
    objects = List.copyOf(objects);
  }

  /** Returns how many are left out. */
  long more() {
    return total - objects.size();
  }
}
