package org.aadsync.core.internal.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aadsync.core.config.Partition;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.RunStepRecord;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * What could not be read in the imports of one partition, known to the connector space or not, so
 * that its errors can say since when they occur. The next engine finds it out again.
 */
final class UnreadObjects {
  /** So many are remembered; of further ones the first to be forgotten is the oldest. */
  private static final int CAPACITY = 2 * StepResult.ERROR_LIMIT;

  private final Map<String, ObjectError> errors = new LinkedHashMap<>();
  private final Map<String, Optional<ObjectError>> beforeImport = new HashMap<>();

  /**
   * Returns what could not be read as far as the run history tells: what an engine before this one
   * knew of objects that were never read.
   *
   * @param runs the runs of the connector, the oldest first
   */
  static UnreadObjects remembered(List<RunRecord> runs, Partition partition) {
    UnreadObjects unread = new UnreadObjects();
    for (RunRecord run : runs) {
      for (RunStepRecord step : run.steps()) {
        if (step.partition().isEmpty() || step.partition().equals(partition.displayName())) {
          unread.replay(step);
        }
      }
    }
    unread.begin();
    return unread;
  }

  private void replay(RunStepRecord step) {
    begin();
    for (ObjectError error : step.discoveryErrors()) {
      if (error.severity() == ObjectError.Severity.ERROR) {
        String key = error.anchor().isEmpty() ? "dn " + error.dn() : "anchor " + error.anchor();
        note(key, null, earlier -> error);
      }
    }
    boolean isFull =
        switch (step.report().type()) {
          case FULL_IMPORT, FULL_IMPORT_DELTA_SYNCHRONIZATION, FULL_IMPORT_FULL_SYNCHRONIZATION ->
              true;
          default -> false;
        };
    if (isFull && step.report().completed()) {
      forgetOthers();
    }
  }

  /** Begins an import. */
  void begin() {
    beforeImport.clear();
  }

  /**
   * Notes that an object could not be read.
   *
   * @param known the object as it was staged before, which keeps its own error, or null
   * @param toError makes the error of the one that the object had before this import, or of null
   */
  ObjectError note(
      @Nullable Anchor anchor,
      @Nullable String dn,
      @Nullable CsObject known,
      Function<@Nullable ObjectError, ObjectError> toError) {
    return note(anchor == null ? "dn " + dn : key(anchor), known, toError);
  }

  private ObjectError note(
      String key, @Nullable CsObject known, Function<@Nullable ObjectError, ObjectError> toError) {
    Optional<ObjectError> earlier =
        beforeImport.computeIfAbsent(
            key,
            each ->
                Optional.ofNullable(
                    known == null ? errors.get(each) : known.error(ObjectError.Stage.IMPORT)));
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
