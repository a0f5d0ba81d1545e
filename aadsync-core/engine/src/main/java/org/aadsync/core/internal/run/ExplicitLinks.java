package org.aadsync.core.internal.run;

import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.ChangeSet;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.jspecify.annotations.Nullable;

/**
 * Links and unlinks objects as an operator decides. Rules are not asked; what follows is left to
 * the next synchronization of the connector.
 *
 * <p>Source: <i>ConnectionState enumeration</i> (Microsoft).
 */
final class ExplicitLinks {
  private final RunContext run;

  ExplicitLinks(RunContext run) {
    this.run = run;
  }

  void join(CsObject object, MvObject target) {
    CsState state = object.state();
    if (state.isPlaceholder() || state.top() == null) {
      throw new IllegalArgumentException(
          "\""
              + object.dn()
              + "\" cannot be linked: it is "
              + (state.isPlaceholder() ? "only a name" : "about to be deleted"));
    }
    if (state.link() != null) {
      throw new IllegalArgumentException(
          "\"" + object.dn() + "\" has a link already; disconnect it first");
    }
    ChangeSet changes = ChangeSet.about(run, object);
    changes.linkExplicitly(object, target);
    apply(object, target, changes);
  }

  void disconnect(CsObject object) {
    if (object.state().isPlaceholder()) {
      throw new IllegalArgumentException("\"" + object.dn() + "\" is only a name");
    }
    MvObject former = object.state().link();
    ChangeSet changes = ChangeSet.about(run, object);
    changes.unlinkExplicitly(object);
    apply(object, former, changes);
  }

  void release(CsObject object) {
    if (object.state().explicit()) {
      ChangeSet changes = ChangeSet.about(run, object);
      changes.release(object);
      apply(object, object.state().link(), changes);
    }
  }

  private void apply(CsObject object, @Nullable MvObject concerned, ChangeSet changes) {
    ConnectorSpace space = object.space();
    Committer committer = new Committer(run);
    committer.commit(changes, new Counters());
    if (!object.state().isPlaceholder()) {
      space.queued().add(object);
    }
    space.retryProvisioning().addAll(committer.takeReferenceQueue());
    space.retryProvisioning().addAll(committer.takeOutboundQueue());
    if (concerned != null) {
      space.retryProvisioning().add(concerned);
    }
  }
}
