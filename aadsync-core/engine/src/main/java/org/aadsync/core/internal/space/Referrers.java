package org.aadsync.core.internal.space;

import java.util.List;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/** Lets every object know which others refer to it, in what was imported or in what is wanted. */
final class Referrers {
  private Referrers() {}

  /** Follows an object from one state to the next. */
  static void update(CsObject object, CsState before, CsState next) {
    if (valuesOf(before.imported()) == valuesOf(next.imported())
        && valuesOf(before.top()) == valuesOf(next.top())) {
      return;
    }
    ReferenceChanges changes = new ReferenceChanges();
    changes.add(valuesOf(before.imported()), valuesOf(next.imported()));
    if (before.imported() != before.top() || next.imported() != next.top()) {
      changes.add(valuesOf(before.top()), valuesOf(next.top()));
    }
    changes.forEachGone(
        List.of(valuesOf(next.imported()), valuesOf(next.top())),
        target -> {
          if (target instanceof CsObject referred) {
            referred.removeReferrer(object);
          }
        });
    changes.forEachCome(
        target -> {
          if (target instanceof CsObject referred) {
            referred.addReferrer(object);
          }
        });
  }

  private static AttributeSet valuesOf(@Nullable Layer layer) {
    return layer == null ? AttributeSet.empty() : layer.values();
  }
}
