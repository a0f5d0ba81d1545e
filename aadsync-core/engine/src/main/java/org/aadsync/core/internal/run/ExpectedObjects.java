package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.KnownObjects;
import org.jspecify.annotations.Nullable;

/** The objects that an import of a partition should mention if they are still there. */
final class ExpectedObjects implements KnownObjects {
  private final ConnectorSpace space;
  private final Partition partition;
  private final ImportPart part;

  ExpectedObjects(ConnectorSpace space, Partition partition, ImportPart part) {
    this.space = space;
    this.partition = partition;
    this.part = part;
  }

  @Override
  public Optional<String> dn(Anchor anchor) {
    return Optional.ofNullable(imported(space.find(anchor))).map(Layer::dn);
  }

  /** Returns whether the partition is known to have such an object. */
  boolean has(@Nullable CsObject object) {
    return imported(object) != null;
  }

  private @Nullable Layer imported(@Nullable CsObject object) {
    return object != null && isHere(object) ? object.state().imported() : null;
  }

  @Override
  public List<Anchor> unmentioned() {
    return missing().stream()
        .map(object -> object.state().anchor())
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public List<Anchor> referrers(Anchor anchor) {
    List<Anchor> referrers = new ArrayList<>();
    CsObject target = space.find(anchor);
    if (target != null) {
      target.forEachReferrer(
          referrer -> {
            Anchor own = referrer.state().anchor();
            if (has(referrer) && own != null) {
              referrers.add(own);
            }
          });
    }
    return referrers;
  }

  /**
   * Returns what was not mentioned so far: what was imported, and what was created and should be
   * there. A full import is about what is in no selected partition any more as well.
   */
  List<CsObject> missing() {
    List<CsObject> missing = new ArrayList<>();
    for (CsObject object : space.objects()) {
      CsState state = object.state();
      boolean expected = state.imported() != null || state.exported() != null;
      boolean dropped =
          part.isFull() && state.imported() != null && isDeselected(state.partition());
      if (expected && (isHere(object) || dropped) && !part.saw(object)) {
        missing.add(object);
      }
    }
    return missing;
  }

  /** Returns whether an object is not known to have moved to another partition. */
  boolean isHere(CsObject object) {
    return partition.equals(object.state().partition());
  }

  /** Nothing imports such a partition any more. */
  private boolean isDeselected(@Nullable Partition other) {
    return other == null
        || space.definition().partitions().stream()
            .noneMatch(each -> each.selected() && each.id().equals(other.id()));
  }
}
