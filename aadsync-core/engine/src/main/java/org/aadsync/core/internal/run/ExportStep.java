package org.aadsync.core.internal.run;

import java.util.List;
import org.aadsync.core.engine.BudgetExcess;
import org.aadsync.core.engine.ExportBudget;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.store.StateStoreException;

/**
 * The export of one connector. One that would change more than its budget allows stops before its
 * first write; the same changes go through once when their hash is approved.
 *
 * <p>Source: <i>Prevent accidental deletes</i> (Microsoft).
 */
final class ExportStep {
  static final String OVER_BUDGET = "stopped-deletion-threshold-exceeded";

  private final ConnectorSpace space;
  private final Connector connector;
  private final ExportBudget budget;
  private final ConnectorProgress progress;
  private final Durability durability;

  ExportStep(
      ConnectorSpace space,
      Connector connector,
      ConnectorProgress progress,
      Durability durability,
      ExportBudget budget) {
    this.space = space;
    this.connector = connector;
    this.progress = progress;
    this.durability = durability;
    this.budget = budget;
  }

  void approve(String planHash) {
    progress.approvedPlans().add(planHash);
  }

  /** An approval is for the next run that exports. */
  void forgetApprovals() {
    progress.approvedPlans().clear();
  }

  void run(PartitionScope scope, int batchSize, StepResult result) {
    List<CsObject> pending = space.pendingExports().stream().filter(scope::includes).toList();
    if (!pending.isEmpty()) {
      run(pending, scope, batchSize, result);
    }
  }

  /** Exports these objects alone. */
  void run(List<CsObject> pending, PartitionScope scope, int batchSize, StepResult result) {
    BudgetExcess excess = new BudgetCheck(space, scope, budget).check(pending);
    if (excess != null && !progress.approvedPlans().remove(excess.planHash())) {
      result.exceed(excess);
      return;
    }
    send(pending, batchSize, result);
  }

  private void send(List<CsObject> pending, int batchSize, StepResult result) {
    result.watch().begin(pending.size());
    try (ExportSession session = connector.openExport()) {
      ExportEscrow escrow = new ExportEscrow(space, progress, durability);
      new Exporter(space, session, escrow, batchSize, result).run(pending);
    } catch (ConnectorException e) {
      result.stop(e.status(), String.valueOf(e.getMessage()));
    } catch (StateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      result.stopAtFault(space.definition().name(), e);
    }
  }
}
