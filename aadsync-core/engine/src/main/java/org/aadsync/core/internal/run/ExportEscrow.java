package org.aadsync.core.internal.run;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.store.Boundary;

/**
 * Remembers which objects were handed over to a directory and what is not known to have become of
 * them: the escrowed exports. It is durable before the directory hears of them.
 */
final class ExportEscrow {
  private final ConnectorSpace space;
  private final ConnectorProgress progress;
  private final Durability durability;
  private final Set<CsObject> earlier;
  private final Set<CsObject> objects;

  ExportEscrow(ConnectorSpace space, ConnectorProgress progress, Durability durability) {
    this.space = space;
    this.progress = progress;
    this.durability = durability;
    this.earlier = Set.copyOf(progress.sending());
    this.objects = new LinkedHashSet<>(earlier);
  }

  /** Returns the objects that an export which broke off may have sent. */
  Set<CsObject> uncertain() {
    return earlier;
  }

  /** Makes durable that these are about to be sent, and all that is known of those before. */
  void announce(Collection<CsObject> batch) {
    objects.addAll(batch);
    progress.sending(new LinkedHashSet<>(objects));
    durability.commit(Boundary.EXPORT_BATCH);
  }

  /** Notes that it is known what became of these. */
  void known(Collection<CsObject> batch) {
    objects.removeAll(Set.copyOf(batch));
  }

  /**
   * Notes that nothing more is sent.
   *
   * @param committed whether the directory took everything that was reported as done
   * @param atOnce whether it did so at once; otherwise it did not take anything before
   */
  void end(boolean committed, boolean atOnce) {
    if (committed) {
      objects.retainAll(earlier); // those that it was not the turn of
    } else if (!atOnce) {
      objects.clear();
      objects.addAll(earlier);
    }
    objects.retainAll(space.pendingExports());
    progress.sending(new LinkedHashSet<>(objects));
  }
}
