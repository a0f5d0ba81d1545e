package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.internal.space.LargeValues.Derivation;
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

  /**
   * Returns a value of a connector-space object as the metaverse holds it.
   *
   * @param before what the metaverse holds so far, of which a large value keeps what it can
   */
  @Nullable Object toMetaverse(
      @Nullable Object value, ConnectorSpace space, @Nullable Object before) {
    if (value instanceof CsObject object) { // tests for a class take less than for an interface
      return changes.get(object).link();
    }
    if (value instanceof LargeValues large) {
      return map(large, space, before, reference -> metaverseTarget(reference, space));
    }
    if (value instanceof Reference reference) {
      return metaverseTarget(reference, space);
    }
    return value instanceof ImmutableList<?> list
        ? map(list, reference -> metaverseTarget(reference, space))
        : value;
  }

  /**
   * Returns a value of a metaverse object as {@code space} holds it.
   *
   * @param before what the space holds so far, of which a large value keeps what it can
   */
  @Nullable Object toConnectorSpace(
      @Nullable Object value, ConnectorSpace space, @Nullable Object before) {
    if (value instanceof MvObject object) {
      return linked(object, space);
    }
    if (value instanceof LargeValues large) {
      return map(large, space, before, reference -> connectorSpaceTarget(reference, space));
    }
    if (value instanceof Reference reference) {
      return connectorSpaceTarget(reference, space);
    }
    return value instanceof ImmutableList<?> list
        ? map(list, reference -> connectorSpaceTarget(reference, space))
        : value;
  }

  private static @Nullable Object map(
      ImmutableList<?> list, Function<Reference, @Nullable Reference> mapping) {
    if (!(list.get(0) instanceof Reference)) {
      return list;
    }
    ImmutableSet.Builder<Reference> targets = ImmutableSet.builder();
    for (Object element : list) {
      Reference target = mapping.apply((Reference) element);
      if (target != null) {
        targets.add(target);
      }
    }
    return LargeValues.of(targets.build());
  }

  /** Maps what changed since the last time; everything if links have come or gone since. */
  private @Nullable Object map(
      LargeValues values,
      ConnectorSpace space,
      @Nullable Object before,
      Function<Reference, @Nullable Reference> mapping) {
    boolean settled = !changes.touchesLinks();
    if (settled && before instanceof LargeValues old) {
      Derivation derivation = old.derivation();
      if (derivation != null && derivation.links() == space.links()) {
        List<Object> gone = new ArrayList<>();
        List<Object> come = new ArrayList<>();
        LargeValues.forEachDifference(derivation.source(), values, gone::add, come::add);
        if (gone.isEmpty() || !derivation.collides()) {
          changes.readLinks(space);
          return changed(values, old, derivation, targets(gone, mapping), targets(come, mapping));
        }
      }
    }
    Set<Object> targets = new LinkedHashSet<>();
    boolean collides = false;
    boolean byLink = true;
    for (Object element : values.toArray()) {
      Reference target = mapping.apply((Reference) element);
      collides |= target != null && !targets.add(target);
      byLink &= !(element instanceof DistinguishedName);
    }
    Object mapped = LargeValues.of(targets, before);
    if (settled && byLink && mapped instanceof LargeValues large) {
      large.setDerivation(new Derivation(values, space.links(), collides));
    }
    return mapped;
  }

  private static Set<Object> targets(
      List<Object> references, Function<Reference, @Nullable Reference> mapping) {
    Set<Object> targets = new LinkedHashSet<>();
    for (Object reference : references) {
      Reference target = mapping.apply((Reference) reference);
      if (target != null) {
        targets.add(target);
      }
    }
    return targets;
  }

  private static @Nullable Object changed(
      LargeValues source,
      LargeValues old,
      Derivation derivation,
      Set<Object> gone,
      Set<Object> come) {
    boolean collides =
        derivation.collides()
            || come.stream().anyMatch(target -> old.contains(target) && !gone.contains(target));
    Object mapped = gone.isEmpty() && old.containsAll(come) ? old : old.with(come, gone);
    if (mapped instanceof LargeValues large) {
      large.setDerivation(new Derivation(source, derivation.links(), collides));
    }
    return mapped;
  }

  private @Nullable Reference metaverseTarget(Reference reference, ConnectorSpace space) {
    CsObject target = reference instanceof CsObject object ? object : named(space, reference.dn());
    return target == null ? null : changes.get(target).link();
  }

  /** Nothing refers to what is only named: who asks is told when the name means another. */
  private @Nullable CsObject named(ConnectorSpace space, String dn) {
    changes.ask(space, dn);
    return changes.findByDn(space, dn);
  }

  private @Nullable Reference connectorSpaceTarget(Reference reference, ConnectorSpace space) {
    if (reference instanceof DistinguishedName dn) {
      CsObject found = named(space, dn.dn());
      return found == null || changes.get(found).top() == null ? null : found;
    }
    return reference instanceof MvObject object ? linked(object, space) : null;
  }

  private @Nullable CsObject linked(MvObject object, ConnectorSpace space) {
    CsObject first = null;
    ImmutableList<CsObject> links = changes.get(object).links();
    for (int i = 0; i < links.size(); i++) { // an iterator for each reference costs too much
      CsObject link = links.get(i);
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
