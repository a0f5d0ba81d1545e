package org.aadsync.store.mvstore.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.ConnectionState;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.FullSteps;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;

/**
 * What operators decide. The host that passes it on notes what the engine has acknowledged, and
 * repeats the rest after a crash.
 */
final class Operators {
  static final String STRAY = "CN=stray";
  static final String HIDDEN = "CN=hidden,DC=AD";
  private static final String UNWANTED = "CN=u25,DC=AD";

  private final SyncEngine engine;
  private final UUID ad;
  private final UUID aad;
  private final Path decided;
  private Request asking = Request.FULL_IMPORT;

  /** Something that an engine is asked for. */
  enum Request {
    /** The next import of the forest is a full one. */
    FULL_IMPORT,
    /** A user is synchronized no more. */
    DISCONNECTION,
    /** An object of the cloud belongs to somebody whom rules keep out of it. */
    JOIN,
    /** So many deletes are meant. */
    APPROVAL
  }

  /**
   * Makes them.
   *
   * @param decided where the host notes what is done
   */
  Operators(SyncEngine engine, UUID ad, UUID aad, Path decided) {
    this.engine = engine;
    this.ad = ad;
    this.aad = aad;
    this.decided = decided;
  }

  /** Returns what the engine was asked for last. */
  Request asking() {
    return asking;
  }

  /** Passes on what was decided, runs a cycle, and forgets the runs. */
  void work() {
    once(Request.FULL_IMPORT, () -> engine.requireFullSteps(ad, new FullSteps(true, false)));
    once(Request.DISCONNECTION, () -> engine.explicitDisconnect(find(ad, UNWANTED)));
    once(Request.JOIN, this::join);
    cycle();
    engine.runHistory().purge(Instant.now().plusSeconds(60));
  }

  private void once(Request request, Runnable work) {
    try {
      if (Files.exists(decided) && Files.readAllLines(decided).contains(request.name())) {
        return;
      }
      asking = request;
      work.run();
      Files.writeString(
          decided,
          request + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void join() {
    ConnectorSpaceObject stray = find(aad, STRAY);
    if (stray.metaverseObject().isEmpty()) { // a second time it would be refused
      engine.explicitJoin(stray, find(ad, HIDDEN).metaverseObject().orElseThrow());
    }
  }

  private void cycle() {
    List<StepReport> steps = new ArrayList<>(engine.runCycle(false));
    BudgetExcess excess = steps.get(steps.size() - 1).excess();
    if (excess != null) {
      steps.remove(steps.size() - 1);
      asking = Request.APPROVAL;
      engine.approveExport(aad, excess.planHash());
      steps.add(engine.run(aad, StepType.EXPORT));
    }
    CrashWorld.expectSuccess(steps);
  }

  private ConnectorSpaceObject find(UUID connector, String dn) {
    return engine.findByDn(connector, dn).orElseThrow(() -> new AssertionError(dn + " is gone"));
  }

  /** Returns whether a request holds that was the last thing that was done. */
  boolean holds(Request request) {
    return switch (Objects.requireNonNull(request)) {
      case FULL_IMPORT -> engine.fullStepsRequired(ad).fullImport();
      case DISCONNECTION ->
          find(ad, UNWANTED).connectionState() == ConnectionState.EXPLICITLY_DISCONNECTED;
      case JOIN -> find(aad, STRAY).connectionState() == ConnectionState.EXPLICITLY_CONNECTED;
      case APPROVAL -> engine.run(aad, StepType.EXPORT).excess() == null;
    };
  }
}
