package org.aadsync.core.internal.space;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * References to placeholders whose objects turned up elsewhere, until they are led there. They may
 * be left to wait: a group that is read before its members is then changed once and not once for
 * each.
 *
 * <p>Not thread-safe.
 */
public final class Redirections {
  private final ConnectorSpace space;
  private final Names names;
  private final Map<CsObject, CsObject> successors = new LinkedHashMap<>();
  private final Set<CsObject> misdirected = new ObjectSet<>();
  private boolean later;

  Redirections(ConnectorSpace space, Names names) {
    this.space = space;
    this.names = names;
  }

  /** References to what bore a name become references to the object that bears it now. */
  void add(CsObject occupant, CsObject successor) {
    if (occupant.hasReferrers()) {
      if (successors.containsKey(successor)) {
        applyNow(); // it had given a name up, and has one again
      }
      successors.put(occupant, successor);
      occupant.forEachReferrer(misdirected::add);
      if (!later) {
        applyNow();
      }
    }
  }

  /**
   * Leads the references that some objects have to former bearers of names to who bears them now.
   *
   * @param bearers the bearers by the former ones
   * @param whose which objects' references
   */
  public void redirect(Map<CsObject, CsObject> bearers, Predicate<CsObject> whose) {
    Set<CsObject> referrers = new LinkedHashSet<>();
    for (CsObject former : bearers.keySet()) {
      former.forEachReferrer(
          referrer -> {
            if (whose.test(referrer)) {
              referrers.add(referrer);
            }
          });
    }
    redirect(referrers, bearers);
  }

  private void redirect(Set<CsObject> referrers, Map<CsObject, CsObject> successors) {
    for (CsObject referrer : referrers) {
      space.commit(referrer, Redirection.apply(referrer.state(), successors));
      space.queued().add(referrer);
    }
  }

  /** Sets whether references wait for {@link #applyNow}. */
  public void setLater(boolean later) {
    this.later = later;
  }

  /** Returns whether any references wait. */
  boolean areWaiting() {
    return !successors.isEmpty();
  }

  /** Returns whether references of an object wait. */
  public boolean isWaiting(CsObject object) {
    return !misdirected.isEmpty() && misdirected.contains(object);
  }

  /** Leads all references that wait to where they belong. */
  public void applyNow() {
    if (successors.isEmpty()) {
      return;
    }
    Map<CsObject, CsObject> last = new HashMap<>();
    Set<CsObject> referrers = new LinkedHashSet<>();
    successors.forEach(
        (occupant, successor) -> {
          last.put(occupant, last(successor));
          occupant.forEachReferrer(referrers::add);
        });
    successors.clear();
    misdirected.clear();
    redirect(referrers, last);
    for (CsObject occupant : last.keySet()) {
      if (occupant.state().isPlaceholder()) {
        names.removeIfUnneeded(occupant);
      }
    }
  }

  private CsObject last(CsObject successor) {
    CsObject last = successor;
    for (CsObject next = successors.get(last);
        next != null && next != successor;
        next = successors.get(last)) {
      last = next; // its name was taken in turn
    }
    return last;
  }
}
