package org.aadsync.core.internal.run;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;

/**
 * The export of one connector. One that would delete more objects than the threshold allows stops
 * before its first write; the same deletions go through once when their hash is approved.
 *
 * <p>Source: <i>Prevent accidental deletes</i> (Microsoft).
 */
final class ExportStep {
  private final ConnectorSpace space;
  private final Connector connector;
  private final int deletionThreshold;
  private final int batchSize;
  private String approved = "";

  ExportStep(ConnectorSpace space, Connector connector, int deletionThreshold, int batchSize) {
    this.space = space;
    this.connector = connector;
    this.deletionThreshold = deletionThreshold;
    this.batchSize = batchSize;
  }

  void approve(String planHash) {
    approved = planHash;
  }

  void run(StepResult result) {
    if (space.pendingExports().isEmpty()) {
      return;
    }
    List<CsObject> deletions =
        space.pendingExports().stream()
            .filter(ExportStep::deletes)
            .sorted(space.canonicalOrder())
            .toList();
    if (deletions.size() > deletionThreshold) {
      String hash = hash(deletions);
      if (!hash.equals(approved)) {
        result.stop(
            "stopped-deletion-threshold-exceeded",
            deletions.size()
                + " objects would be deleted in "
                + space.definition().name()
                + "; the threshold is "
                + deletionThreshold
                + ". Nothing was sent. If these deletions are meant, approve the plan "
                + hash);
        return;
      }
    }
    approved = "";
    try (ExportSession session = connector.openExport()) {
      new Exporter(space, session, batchSize, result).run();
    } catch (ConnectorException e) {
      result.stop(e.status(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      result.stopAtFault(space.definition().name(), e);
    }
  }

  private static boolean deletes(CsObject object) {
    PendingOperation pending = object.state().pendingExport();
    return pending == PendingOperation.DELETE || pending == PendingOperation.DELETE_ADD;
  }

  private static String hash(List<CsObject> deletions) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (CsObject object : deletions) {
      hasher.putString(
          object.anchor().map(Object::toString).orElse("") + "\n" + object.dn() + "\n",
          StandardCharsets.UTF_8);
    }
    return hasher.hash().toString();
  }
}
