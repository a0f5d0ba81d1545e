package org.aadsync.core.internal.run;

import com.google.common.base.Ascii;
import java.util.List;
import java.util.stream.Stream;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** Refuses reports with names of so many levels that keeping each of them would cost too much. */
final class BoundedNames {
  private static final int SHOWN = 100;

  private BoundedNames() {}

  /** Returns {@code event}, or in its place a rejection. */
  static ImportEvent check(ImportEvent event, ConnectorSpace space) {
    if (event instanceof ImportEvent.Full full) {
      String dn = full.object().dn();
      if (space.isTooDeep(dn)) {
        return invalidDn(event, dn, full.object().anchor());
      }
      return refersTooDeep(full.object().values(), space)
          ? invalidReference(event, dn, full.object().anchor())
          : event;
    }
    if (event instanceof ImportEvent.Moved moved && space.isTooDeep(moved.dn())) {
      return invalidDn(event, moved.dn(), moved.anchor());
    }
    if (event instanceof ImportEvent.Partial partial
        && partial.changes().stream()
            .flatMap(BoundedNames::added)
            .anyMatch(value -> isTooDeep(value, space))) {
      return invalidReference(event, null, partial.anchor());
    }
    return event;
  }

  private static boolean refersTooDeep(AttributeSet values, ConnectorSpace space) {
    boolean[] found = {false};
    Values.forEachReference(values, reference -> found[0] |= isTooDeep(reference, space));
    return found[0];
  }

  private static Stream<Object> added(AttributeChange change) {
    List<Object> values =
        change instanceof AttributeChange.Delta delta
            ? delta.adds()
            : ((AttributeChange.Replace) change).values();
    return values.stream();
  }

  private static boolean isTooDeep(Object value, ConnectorSpace space) {
    return value instanceof Reference reference && space.isTooDeep(reference.dn());
  }

  private static ImportEvent invalidDn(ImportEvent event, String dn, Anchor anchor) {
    return new ImportEvent.Rejected(
        event.partition(),
        Ascii.truncate(dn, SHOWN, "…"),
        anchor,
        new ConnectorError("invalid-dn", null, "the DN has more levels than a directory can have"));
  }

  private static ImportEvent invalidReference(
      ImportEvent event, @Nullable String dn, Anchor anchor) {
    return new ImportEvent.Rejected(
        event.partition(),
        dn,
        anchor,
        new ConnectorError(
            "invalid-reference-value",
            null,
            "a reference is to a DN of more levels than a directory can have"));
  }
}
