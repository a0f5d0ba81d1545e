package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.function.Function;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Carries references across links: from a connector space to the metaverse and on to another
 * connector space. What leads nowhere is left out.
 */
final class ReferenceMapper {
  private final ChangeSet changes;

  ReferenceMapper(ChangeSet changes) {
    this.changes = changes;
  }

  /** Returns a value of a connector-space object as the metaverse holds it. */
  @Nullable Object toMetaverse(@Nullable Object value, ConnectorSpace space) {
    if (!mayRefer(value)) {
      return value;
    }
    return map(value, reference -> metaverseTarget(reference, space));
  }

  /** Returns a value of a metaverse object as {@code space} holds it. */
  @Nullable Object toConnectorSpace(@Nullable Object value, ConnectorSpace space) {
    if (!mayRefer(value)) {
      return value;
    }
    return map(value, reference -> connectorSpaceTarget(reference, space));
  }

  private static boolean mayRefer(@Nullable Object value) {
    return value instanceof Reference || value instanceof ImmutableList;
  }

  private static @Nullable Object map(
      @Nullable Object value, Function<Reference, @Nullable Reference> mapping) {
    if (value instanceof Reference reference) {
      return mapping.apply(reference);
    }
    if (value instanceof ImmutableList<?> list && list.get(0) instanceof Reference) {
      ImmutableSet.Builder<Reference> targets = ImmutableSet.builder();
      for (Object element : list) {
        Reference target = mapping.apply((Reference) element);
        if (target != null) {
          targets.add(target);
        }
      }
      ImmutableList<Reference> mapped = targets.build().asList();
      return mapped.isEmpty() ? null : mapped;
    }
    return value;
  }

  private @Nullable Reference metaverseTarget(Reference reference, ConnectorSpace space) {
    CsObject target =
        reference instanceof CsObject object ? object : changes.findByDn(space, reference.dn());
    return target == null ? null : changes.get(target).link();
  }

  private @Nullable Reference connectorSpaceTarget(Reference reference, ConnectorSpace space) {
    if (reference instanceof DistinguishedName dn) {
      CsObject found = changes.findByDn(space, dn.dn());
      return found == null || changes.get(found).top() == null ? null : found;
    }
    if (!(reference instanceof MvObject object)) {
      return null;
    }
    CsObject first = null;
    for (CsObject link : changes.get(object).links()) {
      if (link.space() == space) {
        CsState state = changes.get(link);
        if (state.owned()) {
          return link; // of several, the one that outbound rules keep
        }
        first = first == null ? link : first;
      }
    }
    return first;
  }
}
