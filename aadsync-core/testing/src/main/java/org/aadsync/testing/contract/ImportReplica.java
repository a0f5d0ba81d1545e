package org.aadsync.testing.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.KnownObjects;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What imports have shown of a partition, as an engine would know it: earlier ones, and the one
 * whose sink this is. Tests of a connector give it to a delta import as {@link
 * org.aadsync.core.spi.ImportRequest#known}; it throws an {@link AssertionError} where {@link
 * ImportEvent.Present} is said of an object that was not reported before, or in a full import.
 *
 * <p>For use by one thread.
 */
public final class ImportReplica implements KnownObjects, ImportSink {
  private final boolean isDelta;
  private final Map<Anchor, String> names = new LinkedHashMap<>();
  private final Map<Anchor, Set<String>> references = new HashMap<>();
  private final Set<Anchor> mentioned = new HashSet<>();
  private final List<ImportEvent> events = new ArrayList<>();
  private List<Anchor> absent = List.of();

  /**
   * Begins an import.
   *
   * @param before what the imports before it have shown; null for a full import
   */
  public ImportReplica(@Nullable ImportReplica before) {
    this.isDelta = before != null;
    if (before != null) {
      names.putAll(before.names);
      before.references.forEach((anchor, held) -> references.put(anchor, new HashSet<>(held)));
    }
  }

  /** Returns what the import has reported so far. */
  public List<ImportEvent> events() {
    return List.copyOf(events);
  }

  boolean mentions(Anchor anchor) {
    return mentioned.contains(anchor);
  }

  /** Returns the anchors of what a delta import did not mention, if it is gone by that. */
  public List<Anchor> absent() {
    return absent;
  }

  @Override
  public Optional<String> dn(Anchor anchor) {
    return Optional.ofNullable(names.get(anchor));
  }

  @Override
  public List<Anchor> unmentioned() {
    return names.keySet().stream().filter(anchor -> !mentioned.contains(anchor)).toList();
  }

  /** {@inheritDoc} Some of them may have done so only once. */
  @Override
  public List<Anchor> referrers(Anchor anchor) {
    String dn = names.get(anchor);
    String byDn = dn == null ? "" : ContractSubject.key(dn);
    String byAnchor = ContractSubject.key(new AnchorReference(anchor).dn());
    return names.keySet().stream()
        .filter(
            each -> {
              Set<String> held = references.getOrDefault(each, Set.of());
              return held.contains(byDn) || held.contains(byAnchor);
            })
        .toList();
  }

  private void refer(Anchor anchor, Iterable<?> values) {
    for (Object value : values) {
      if (value instanceof Reference reference) {
        references
            .computeIfAbsent(anchor, each -> new HashSet<>())
            .add(ContractSubject.key(reference.dn()));
      }
    }
  }

  private void refer(Anchor anchor, AttributeChange change) {
    if (change instanceof AttributeChange.Replace replace) {
      refer(anchor, replace.values());
    } else if (change instanceof AttributeChange.Delta delta) {
      refer(anchor, delta.adds());
    }
  }

  @Override
  public void accept(ImportEvent event) {
    events.add(event);
    if (event instanceof ImportEvent.Full full) {
      Anchor anchor = full.object().anchor();
      mentioned.add(anchor);
      names.put(anchor, full.object().dn());
      references.remove(anchor);
      full.object().values().forEach((value, slot) -> refer(anchor, ContractValues.list(value)));
    } else if (event instanceof ImportEvent.Partial partial) {
      mentioned.add(partial.anchor());
      partial.changes().forEach(change -> refer(partial.anchor(), change));
    } else if (event instanceof ImportEvent.Moved moved) {
      mentioned.add(moved.anchor());
      names.replace(moved.anchor(), moved.dn());
    } else if (event instanceof ImportEvent.Present present) {
      present(present.anchor());
    } else if (event instanceof ImportEvent.Deleted deleted) {
      names.remove(deleted.anchor());
    } else if (event instanceof ImportEvent.LeftScope left) {
      names.remove(left.anchor());
    } else if (event instanceof ImportEvent.End end) {
      end(end.completeness());
    }
  }

  private void present(Anchor anchor) {
    if (!isDelta) {
      throw new AssertionError("a full import reports no more of " + anchor + " than its presence");
    }
    if (!names.containsKey(anchor)) {
      throw new AssertionError(
          "a delta import reports the presence of " + anchor + ", which was never reported whole");
    }
    mentioned.add(anchor);
  }

  private void end(Completeness end) {
    boolean rejected = events.stream().anyMatch(ImportEvent.Rejected.class::isInstance);
    if (isDelta && !rejected && end.equals(new Completeness.Complete(true))) {
      absent = unmentioned();
      names.keySet().retainAll(mentioned);
    }
  }
}
