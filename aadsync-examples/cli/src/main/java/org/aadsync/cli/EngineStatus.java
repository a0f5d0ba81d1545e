package org.aadsync.cli;

import com.google.common.collect.Lists;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ConnectionState;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.ImportProgress;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.SyncEngine;

/**
 * Where a state stands.
 *
 * @param folder where the state is
 * @param configuration where the configuration is
 * @param metaverseObjects how many objects the metaverse has
 * @param connectors the connectors, in the order of the configuration
 * @param runs the last runs that the engine remembers, the newest first
 * @param notes what the engine has to say about the state
 */
record EngineStatus(
    Path folder,
    Path configuration,
    long metaverseObjects,
    List<ConnectorStatus> connectors,
    List<RunRecord> runs,
    List<String> notes) {
  private static final int RUNS = 10;

  /**
   * Where a connector stands.
   *
   * @param definition the connector
   * @param counts its objects
   * @param imports how far the import of each selected partition has come
   * @param nextSteps the steps that the next cycle takes
   */
  record ConnectorStatus(
      ConnectorDefinition definition,
      Counts counts,
      List<ImportProgress> imports,
      List<StepType> nextSteps) {}

  /** How many objects of a connector space there are. */
  static final class Counts {
    private final Map<PendingOperation, Long> pendingImports =
        new EnumMap<>(PendingOperation.class);
    private final Map<PendingOperation, Long> pendingExports =
        new EnumMap<>(PendingOperation.class);
    private long objects;
    private long placeholders;
    private long linked;
    private long unconfirmed;
    private long errors;
    private long warnings;

    private void add(ConnectorSpaceObject object) {
      if (object.connectionState() == ConnectionState.PLACEHOLDER) {
        placeholders++;
        return;
      }
      objects++;
      linked += object.metaverseObject().isPresent() ? 1 : 0;
      count(pendingImports, object.pendingImport());
      count(pendingExports, object.pendingExport());
      unconfirmed += object.unconfirmedExport() == PendingOperation.NONE ? 0 : 1;
      for (ObjectError error : object.errors()) {
        if (error.severity() == ObjectError.Severity.ERROR) {
          errors++;
        } else {
          warnings++;
        }
      }
    }

    private static void count(Map<PendingOperation, Long> counts, PendingOperation operation) {
      if (operation != PendingOperation.NONE) {
        counts.merge(operation, 1L, Long::sum);
      }
    }

    /** Returns how many objects there are, names that are only implied left out. */
    long objects() {
      return objects;
    }

    /** Returns how many names are only implied or referred to. */
    long placeholders() {
      return placeholders;
    }

    /** Returns how many objects are linked to the metaverse. */
    long linked() {
      return linked;
    }

    /** Returns how many objects wait to be synchronized, by what they wait for. */
    Map<PendingOperation, Long> pendingImports() {
      return pendingImports;
    }

    /** Returns how many objects wait to be exported, by what they wait for. */
    Map<PendingOperation, Long> pendingExports() {
      return pendingExports;
    }

    /** Returns how many exported objects no import has confirmed. */
    long unconfirmed() {
      return unconfirmed;
    }

    /** Returns how many errors are open. */
    long errors() {
      return errors;
    }

    /** Returns how many warnings are open. */
    long warnings() {
      return warnings;
    }

    static long sum(Map<PendingOperation, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Looks at a state. */
  static EngineStatus of(StateView view) {
    SyncEngine engine = view.engine();
    return new EngineStatus(
        view.folder().path(),
        view.configurationFolder(),
        engine.metaverse().count(),
        view.configuration().connectors().stream().map(connector -> of(engine, connector)).toList(),
        Lists.reverse(engine.runHistory().runs()).stream().limit(RUNS).toList(),
        engine.stateNotes());
  }

  private static ConnectorStatus of(SyncEngine engine, ConnectorDefinition connector) {
    Counts counts = new Counts();
    engine.connectorSpace(connector.id()).forEach(counts::add);
    return new ConnectorStatus(
        connector, counts, engine.importProgress(connector.id()), engine.nextSteps(connector.id()));
  }
}
