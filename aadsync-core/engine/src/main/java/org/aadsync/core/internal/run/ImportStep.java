package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.core.config.Partition;
import org.aadsync.core.engine.ImportOutcome;
import org.aadsync.core.engine.RunHistory;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress;
import org.aadsync.core.internal.state.ConnectorProgress.InterruptedImport;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.KnownObjects;
import org.aadsync.core.spi.ObjectReader;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Full and delta import of one connector, and the watermarks between them.
 *
 * <p>Only an import that saw everything, and a delta import only if it says that it mentioned
 * everything, makes an absence mean a deletion, and only one without object errors does that and
 * moves the watermark.
 */
final class ImportStep {
  private static final Logger LOG = LoggerFactory.getLogger(ImportStep.class);

  static final String FULL_IMPORT_REQUIRED = "stopped-full-import-required";

  private final ConnectorSpace space;
  private final Metaverse metaverse;
  private final Connector connector;
  private final ConnectorProgress progress;
  private final Durability durability;
  private final RunHistory history;
  private final Map<UUID, UnreadObjects> unread = new HashMap<>();

  ImportStep(
      ConnectorSpace space,
      Metaverse metaverse,
      Connector connector,
      ConnectorProgress progress,
      Durability durability,
      RunHistory history) {
    this.space = space;
    this.metaverse = metaverse;
    this.connector = connector;
    this.progress = progress;
    this.durability = durability;
    this.history = history;
  }

  private UnreadObjects unread(Partition partition) {
    return unread.computeIfAbsent(
        partition.id(),
        id ->
            UnreadObjects.remembered(
                history.runs().stream()
                    .filter(run -> run.connectorId().equals(space.definition().id()))
                    .toList(),
                partition));
  }

  void run(boolean delta, PartitionScope scope, StepResult result) {
    result.watch().beginUncounted();
    List<Runnable> completions = new ArrayList<>();
    for (Partition partition : space.definition().partitions()) {
      if (partition.selected() && scope.includes(partition) && !result.stopIfNeeded()) {
        run(partition, delta, completions, result);
      }
    }
    if (!result.isStopped()) {
      // Only now is an object that one partition lacks known not to have moved to another.
      completions.forEach(Runnable::run);
    }
    boolean waiting =
        space.transients().stream().anyMatch(object -> object.state().imported() != null);
    if (waiting) {
      result.noteTransients();
    }
  }

  /** Returns what reads single objects, if the connector can. */
  Optional<ObjectReader> objectReader() {
    return connector.objectReader();
  }

  /** Imports one object that was read, as a delta import would that told of it alone. */
  void importOne(Partition partition, ImportedObject object, StepResult result) {
    UnreadObjects errors = unread(partition);
    ImportPart part = ImportPart.of(null, progress.nextImport(), false);
    Stager stager = new Stager(space, metaverse, partition, part, errors, result);
    result.watch().beginUncounted();
    stager.stage(
        new EventCheck(space, partition).check(new ImportEvent.Full(partition.id(), object)));
    result.watch().advance();
    stager.end();
  }

  private void run(
      Partition partition, boolean delta, List<Runnable> completions, StepResult result) {
    ByteString watermark = progress.watermark(partition.id());
    if (delta && watermark == null) {
      stop(
          partition,
          new Completeness.FullImportRequired(
              "no full import of partition "
                  + partition.displayName()
                  + " has succeeded yet, so there is nothing that changes could be relative to;"
                  + " run a full import"),
          result);
      return;
    }
    InterruptedImport interrupted = progress.interrupted(partition.id());
    if (interrupted != null && interrupted.delta() != delta) {
      progress.forgetInterrupted(partition.id());
      interrupted = null;
    }
    UnreadObjects errors = unread(partition);
    errors.begin();
    ImportPart part = ImportPart.of(interrupted, progress.nextImport(), !delta);
    Stager stager = new Stager(space, metaverse, partition, part, errors, result);
    Listener listener = new Listener(partition, stager, result);
    try {
      connector.importObjects(
          request(partition, delta, interrupted, stager.known()), listener::accept);
      Optional<ObjectReader> reader = connector.objectReader();
      if (listener.end instanceof Completeness.Complete && reader.isPresent()) {
        readIncomplete(partition, reader.get(), stager, listener);
      }
    } catch (StateStoreException e) {
      throw e;
    } catch (ImportStopped e) {
      listener.end = new Completeness.Partial(result.message());
    } catch (ConnectorException e) {
      listener.end = new Completeness.Failed(e.status(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      result.stopAtFault(space.definition().name(), e);
      listener.end = new Completeness.Failed(result.status(), result.message());
    }
    stager.end();
    if (!(listener.end instanceof Completeness.Complete)) {
      stager.forgetUncovered();
    }
    Completeness end = listener.end;
    if (end instanceof Completeness.Complete complete) {
      boolean mentionedAll = !delta || complete.mentionedAll();
      completions.add(() -> complete(partition, mentionedAll, stager, listener.watermark));
      report(partition, completeness(stager, end), result);
    } else if (end instanceof Completeness.FullImportRequired && interrupted != null) {
      progress.forgetInterrupted(partition.id());
      result.note(
          "the import of partition "
              + partition.displayName()
              + " could not go on from where it was interrupted, and began anew");
      run(partition, delta, completions, result);
    } else if (end == null) {
      stop(
          partition,
          new Completeness.Partial("the connector did not say that it saw everything"),
          result);
    } else {
      stop(partition, end, result);
    }
  }

  private ImportRequest request(
      Partition partition,
      boolean delta,
      @Nullable InterruptedImport interrupted,
      KnownObjects known) {
    return new ImportRequest(
        partition,
        delta ? Optional.ofNullable(progress.watermark(partition.id())) : Optional.empty(),
        !progress.wasImported(partition.id()),
        Optional.ofNullable(interrupted).map(InterruptedImport::checkpoint),
        known);
  }

  private static Completeness completeness(Stager stager, Completeness end) {
    return stager.hasDiscoveryErrors()
        ? new Completeness.Partial(
            "objects could not be read, so what was not reported may still be there")
        : end;
  }

  private static void report(Partition partition, Completeness outcome, StepResult result) {
    result.imported(new ImportOutcome(partition.id(), partition.displayName(), outcome));
  }

  /** Asks for the objects that a delta told a part of although they are not known. */
  private static void readIncomplete(
      Partition partition, ObjectReader reader, Stager stager, Listener listener)
      throws ConnectorException {
    for (Anchor anchor : stager.incomplete()) {
      Optional<ImportedObject> object = reader.readObject(partition, anchor);
      if (object.isEmpty()) {
        stager.dropIncomplete(anchor);
      } else if (object.get().anchor().equals(anchor)) {
        listener.stage(new ImportEvent.Full(partition.id(), object.get()));
      }
    }
  }

  private void stop(Partition partition, Completeness end, StepResult result) {
    report(partition, end, result);
    if (end instanceof Completeness.Partial partial) {
      result.stop("stopped-incomplete-import", partial.reason());
    } else if (end instanceof Completeness.Failed failed) {
      result.stop(failed.status(), failed.reason());
    } else if (end instanceof Completeness.FullImportRequired required) {
      progress.requireFullImport(partition.id());
      result.stop(FULL_IMPORT_REQUIRED, required.reason());
    }
  }

  private void complete(
      Partition partition, boolean mentionedAll, Stager stager, @Nullable ByteString watermark) {
    if (stager.hasDiscoveryErrors()) {
      progress.importCompleted(partition.id(), null);
      return;
    }
    if (mentionedAll) {
      stager.obsolete();
    }
    space.removeUnneededPlaceholders();
    progress.importCompleted(partition.id(), watermark);
  }

  /** Takes the events of one import. */
  private final class Listener {
    private final EventCheck check;
    private final Partition partition;
    private final Stager stager;
    private final StepResult result;
    private @Nullable Completeness end;
    private @Nullable ByteString watermark;

    Listener(Partition partition, Stager stager, StepResult result) {
      this.check = new EventCheck(space, partition);
      this.partition = partition;
      this.stager = stager;
      this.result = result;
    }

    void accept(ImportEvent event) {
      if (!event.partition().equals(partition.id())) {
        throw new IllegalArgumentException(
            "the connector reported an event of partition "
                + event.partition()
                + " while it was asked for "
                + partition.id());
      }
      if (end != null) {
        throw new IllegalStateException("the connector reported an event after its last one");
      }
      if (event instanceof ImportEvent.End last) {
        end = last.completeness();
      } else if (event instanceof ImportEvent.Checkpoint checkpoint) {
        if (checkpoint.isFinal()) {
          watermark = checkpoint.watermark();
        } else {
          cover(checkpoint.watermark());
        }
      } else if (event instanceof ImportEvent.Skipped skipped) {
        result.note(skipped.count() + " objects not imported: " + skipped.reason());
      } else {
        stage(event);
      }
    }

    void stage(ImportEvent event) {
      try {
        stager.stage(check.check(event));
      } catch (StateStoreException e) {
        throw e;
      } catch (RuntimeException e) {
        stager.stage(notStaged(event, e));
      }
      result.watch().advance();
      if (result.stopIfNeeded()) {
        throw new ImportStopped();
      }
      if (durability.isDue()) {
        stager.settleReferences();
        durability.commit(Boundary.IMPORT_BATCH);
      }
    }

    /** Whoever is to blame: the other objects have nothing to do with it. */
    private ImportEvent notStaged(ImportEvent event, RuntimeException fault) {
      LOG.error(
          "an object of connector {} could not be staged",
          space.definition().name(),
          RedactedFault.of(fault));
      ConnectorError error =
          new ConnectorError(
              "staging-error",
              null,
              "the object could not be staged because of "
                  + fault.getClass().getName()
                  + "; the log has the stack");
      if (event instanceof ImportEvent.Full full) {
        return new ImportEvent.Rejected(
            full.partition(), full.object().dn(), full.object().anchor(), error);
      }
      return new ImportEvent.Rejected(event.partition(), null, anchor(event), error);
    }

    private static @Nullable Anchor anchor(ImportEvent event) {
      if (event instanceof ImportEvent.Partial partial) {
        return partial.anchor();
      }
      if (event instanceof ImportEvent.Moved moved) {
        return moved.anchor();
      }
      if (event instanceof ImportEvent.Present present) {
        return present.anchor();
      }
      if (event instanceof ImportEvent.Deleted deleted) {
        return deleted.anchor();
      }
      return event instanceof ImportEvent.LeftScope left ? left.anchor() : null;
    }

    /** What was reported so far is done: should the import break off, it goes on from here. */
    private void cover(ByteString checkpoint) {
      if (stager.hasIncomplete()) {
        return; // an import that goes on would not know of it
      }
      progress.canResume(partition.id(), stager.interruptedAt(checkpoint));
      List<CsObject> seen = stager.takeUncovered();
      if (durability.isKept()) {
        progress.saw(partition.id(), seen);
        stager.settleReferences();
        durability.commit(Boundary.IMPORT_PAGE);
      }
    }
  }

  /** Makes the connector let go: the step stops. */
  private static final class ImportStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportStopped() {
      super("the step stops", null, false, false);
    }
  }
}
