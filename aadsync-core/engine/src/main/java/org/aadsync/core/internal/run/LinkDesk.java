package org.aadsync.core.internal.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.PasswordSync;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.LinkLineage;
import org.aadsync.core.internal.pipeline.OutboundLineage;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.store.Boundary;

/** Answers what the links of objects come from, and keeps what a host decides about them. */
final class LinkDesk {
  private final List<ConnectorSpace> spaces;
  private final Supplier<RunContext> newRun;
  private final RunGuard guard;
  private final Durability durability;

  LinkDesk(
      List<ConnectorSpace> spaces,
      Supplier<RunContext> newRun,
      RunGuard guard,
      Durability durability) {
    this.spaces = spaces;
    this.newRun = newRun;
    this.guard = guard;
    this.durability = durability;
  }

  List<Contributor> outboundContributors(ConnectorSpaceObject object, String name) {
    return OutboundLineage.of(newRun.get(), mine(object), name);
  }

  List<SyncRule> lineage(ConnectorSpaceObject object) {
    return new LinkLineage(newRun.get()).of(mine(object));
  }

  PasswordSync passwordSync(ConnectorSpaceObject object) {
    return new LinkLineage(newRun.get()).passwordSync(mine(object));
  }

  void join(ConnectorSpaceObject object, MetaverseObject target) {
    if (!(target instanceof MvObject metaverseObject) || !metaverseObject.exists()) {
      throw new IllegalArgumentException("the metaverse object is not one of this engine");
    }
    decide(object, links -> links.join(mine(object), metaverseObject));
  }

  void disconnect(ConnectorSpaceObject object) {
    decide(object, links -> links.disconnect(mine(object)));
  }

  void release(ConnectorSpaceObject object) {
    decide(object, links -> links.release(mine(object)));
  }

  private void decide(ConnectorSpaceObject object, Consumer<ExplicitLinks> decision) {
    guard.alone(
        "a decision about the link of " + object.dn(),
        () -> {
          durability.check();
          decision.accept(new ExplicitLinks(newRun.get()));
          durability.commit(Boundary.REQUEST);
          return object;
        });
  }

  /** Returns an object that a host holds, if it still is one of a connector space of ours. */
  private CsObject mine(ConnectorSpaceObject object) {
    if (object instanceof CsObject target
        && spaces.contains(target.space())
        && target.space().contains(target)) {
      return target;
    }
    throw new IllegalArgumentException("the object is not one of this engine, or gone");
  }
}
