package org.aadsync.core.internal.pipeline;

import java.util.Comparator;
import org.aadsync.core.internal.space.CsObject;

/** The order of the links of a metaverse object: by connector, within it canonical. */
final class LinkOrder {
  static final Comparator<CsObject> COMPARATOR =
      Comparator.<CsObject>comparingInt(object -> object.space().order())
          .thenComparing((a, b) -> a.space().canonicalOrder().compare(a, b));

  private LinkOrder() {}
}
