package org.aadsync.core.internal.state;

import com.google.common.collect.Sets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.internal.metaverse.Contribution;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.metaverse.MvState.PendingOnce;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.internal.state.Records.Kind;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * The objects that are there no more, but whose names are kept because an image, or what is
 * remembered of a flow, may still refer to them. Now and then those are swept out to which nothing
 * refers.
 */
final class Departed {
  private static final int SWEEP_FROM = 1_000;

  private final EngineState state;
  private final KeptLists lists;
  private final List<Object> leftOut;
  private final Set<Object> objects;
  private int sweepAt = SWEEP_FROM;

  /** Deletes a record. */
  interface Deletion {
    void delete(long key, long hash);
  }

  /**
   * Makes one.
   *
   * @param lists what segments refer to
   * @param leftOut what records refer to besides: references and lists of them
   * @param objects the objects that are there no more
   */
  Departed(EngineState state, KeptLists lists, List<Object> leftOut, Set<Object> objects) {
    this.state = state;
    this.lists = lists;
    this.leftOut = leftOut;
    this.objects = objects;
  }

  /** Notes that an object is kept, and whether it is there. */
  void note(Object object, boolean there) {
    if (there) {
      objects.remove(object);
    } else {
      objects.add(object);
    }
  }

  /** Passes the records of those to which nothing refers to {@code deletion}, if it is time. */
  void sweep(Deletion deletion) {
    if (objects.size() < sweepAt) {
      return;
    }
    Set<Object> referred = new HashSet<>();
    state.spaces().forEach(space -> space.objects().forEach(each -> mark(each.state(), referred)));
    state.metaverse().objects().forEach(each -> mark(each.state(), referred));
    // A segment may have what no value of its object has any more.
    lists.forEachReference(each -> add(each, referred));
    leftOut.forEach(value -> Values.list(value).forEach(each -> add(each, referred)));
    for (ConnectorSpace space : state.spaces()) {
      ConnectorProgress progress = state.progress().get(space);
      if (progress != null) {
        progress.owed().forEach(each -> add(each, referred));
        progress.sending().forEach(each -> add(each, referred));
      }
    }
    for (Object object : Sets.difference(objects, referred).immutableCopy()) {
      objects.remove(object);
      if (object instanceof CsObject gone) {
        deletion.delete(Kind.CONNECTOR_SPACE_OBJECT.key(gone.recordNumber()), gone.recordHash());
        gone.setRecordNumber(0);
        gone.setRecordHash(0);
      } else if (object instanceof MvObject gone) {
        deletion.delete(Kind.METAVERSE_OBJECT.key(gone.recordNumber()), gone.recordHash());
        gone.setRecordNumber(0);
        gone.setRecordHash(0);
      }
    }
    sweepAt = Math.max(SWEEP_FROM, 2 * objects.size());
  }

  private void add(@Nullable Object object, Set<Object> referred) {
    if (object != null && objects.contains(object)) {
      referred.add(object);
    }
  }

  private void mark(CsState each, Set<Object> referred) {
    mark(each.synced(), referred);
    if (each.imported() != each.synced()) {
      mark(each.imported(), referred);
    }
    if (each.exported() != each.imported()) {
      mark(each.exported(), referred);
    }
    if (each.top() != each.exported()) {
      mark(each.top(), referred);
    }
    mark(each.memory().merged(), referred);
    mark(each.memory().pendingOnce(), referred);
    add(each.link(), referred);
  }

  private void mark(@Nullable Layer layer, Set<Object> referred) {
    if (layer != null) {
      mark(layer.values(), referred);
    }
  }

  private void mark(AttributeSet values, Set<Object> referred) {
    Values.forEachReference(values, each -> add(each, referred));
  }

  private void mark(MvState each, Set<Object> referred) {
    mark(each.values(), referred);
    each.links().forEach(link -> add(link, referred));
    each.lineage()
        .forEach(
            (contributors, slot) ->
                Values.list(contributors)
                    .forEach(one -> add(((Contribution) one).source(), referred)));
    for (PendingOnce pending : each.pendingOnce()) {
      add(pending.contribution().source(), referred);
      if (pending.raw() instanceof List<?> list) {
        list.forEach(one -> add(one, referred));
      } else {
        add(pending.raw(), referred);
      }
    }
  }
}
