package org.aadsync.core.internal.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorError;
import org.jspecify.annotations.Nullable;

/**
 * Objects that an import told only a part of, or merely the presence, and that are not known
 * otherwise: they have to be asked for.
 */
final class IncompleteObjects {
  /** Takes an object that nobody could read as a whole. */
  interface Action {
    /**
     * Takes it.
     *
     * @param dn its DN, or null if it is not known
     * @param error what is wrong with it
     */
    void accept(Anchor anchor, @Nullable String dn, ConnectorError error);
  }

  /** What was told last of an object, and its DN if that was told at all. */
  private record Part(@Nullable String dn, String message) {}

  private final ConnectorSpace space;
  private final ImportPart part;
  private final Map<Anchor, Part> parts = new LinkedHashMap<>();

  IncompleteObjects(ConnectorSpace space, ImportPart part) {
    this.space = space;
    this.part = part;
  }

  /**
   * Notes an object.
   *
   * @param dn its DN, or null if this does not tell
   * @param message what to say if it cannot be read
   */
  void add(Anchor anchor, @Nullable String dn, String message) {
    Part before = parts.get(anchor);
    parts.put(anchor, new Part(dn == null && before != null ? before.dn() : dn, message));
  }

  void remove(Anchor anchor) {
    parts.remove(anchor);
  }

  boolean isEmpty() {
    return anchors().isEmpty();
  }

  /** Returns those that have not been reported as a whole since. */
  List<Anchor> anchors() {
    parts.keySet().removeIf(this::isWhole);
    return List.copyOf(parts.keySet());
  }

  private boolean isWhole(Anchor anchor) {
    CsObject known = space.find(anchor);
    return known != null
        && known.state().imported() != null
        && known.seenInImport() == part.number();
  }

  /** Passes those that have not been reported as a whole since to {@code action}. */
  void forEach(Action action) {
    parts.keySet().removeIf(this::isWhole);
    parts.forEach(
        (anchor, each) ->
            action.accept(
                anchor, each.dn(), new ConnectorError("need-full-object", null, each.message())));
    parts.clear();
  }
}
