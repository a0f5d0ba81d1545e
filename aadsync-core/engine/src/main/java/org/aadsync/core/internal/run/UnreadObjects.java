package org.aadsync.core.internal.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * What could not be read in the imports of one partition, known to the connector space or not, so
 * that its errors can say since when they occur.
 */
final class UnreadObjects {
  /** So many are remembered; of further ones the first to be forgotten is the oldest. */
  private static final int CAPACITY = 2 * StepResult.ERROR_LIMIT;

  private final Map<String, ObjectError> errors = new LinkedHashMap<>();
  private final Map<String, Optional<ObjectError>> beforeImport = new HashMap<>();

  /** Begins an import. */
  void begin() {
    beforeImport.clear();
  }

  /**
   * Notes that an object could not be read.
   *
   * @param toError makes the error of the one that the object had before this import, or of null
   */
  ObjectError note(
      @Nullable Anchor anchor,
      @Nullable String dn,
      Function<@Nullable ObjectError, ObjectError> toError) {
    String key = anchor == null ? "dn " + dn : key(anchor);
    Optional<ObjectError> earlier =
        beforeImport.computeIfAbsent(key, each -> Optional.ofNullable(errors.get(each)));
    ObjectError error = toError.apply(earlier.orElse(null));
    errors.remove(key);
    errors.put(key, error);
    if (errors.size() > CAPACITY) {
      errors.remove(errors.keySet().iterator().next());
    }
    return error;
  }

  /** Notes that an object was read. */
  void forget(Anchor anchor) {
    if (!errors.isEmpty()) {
      errors.remove(key(anchor));
    }
  }

  /** Notes that an import saw everything: what it had no trouble with is no trouble any more. */
  void forgetOthers() {
    errors.keySet().retainAll(beforeImport.keySet());
  }

  private static String key(Anchor anchor) {
    return "anchor " + anchor;
  }
}
