package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.core.rules.SyncRule;

/**
 * Gives a number to rules that ask for a place instead: a rule with precedence 0 and a reference to
 * another rule is inserted directly before or after that rule, and the rules from there on move
 * down by one. Source: <i>Azure AD Connect sync: Make a change to the default configuration</i>
 * (Microsoft).
 */
final class PrecedenceRequests {
  private final Problems problems;
  private final boolean complete;

  /**
   * @param complete whether all rules could be read; otherwise a rule that is named and missing is
   *     not reported
   */
  PrecedenceRequests(Problems problems, boolean complete) {
    this.problems = problems;
    this.complete = complete;
  }

  /** Returns the rules with their numbers, without those that cannot be placed. */
  List<SyncRule> apply(List<SyncRule> rules) {
    List<SyncRule> placed = new ArrayList<>();
    List<SyncRule> open = new ArrayList<>();
    for (SyncRule rule : rules) {
      (rule.precedence() == 0 && asks(rule) ? open : placed).add(rule);
    }
    while (placeOne(open, placed)) {
      // Placing one rule may make the place of another known.
    }
    if (complete) {
      open.forEach(this::unresolved);
      placed.stream().filter(PrecedenceRequests::asks).forEach(rule -> check(rule, placed));
    }
    return placed;
  }

  private static boolean asks(SyncRule rule) {
    return rule.precedenceBefore() != null || rule.precedenceAfter() != null;
  }

  private static boolean placeOne(List<SyncRule> open, List<SyncRule> placed) {
    for (Iterator<SyncRule> rules = open.iterator(); rules.hasNext(); ) {
      SyncRule rule = rules.next();
      UUID before = rule.precedenceBefore();
      UUID after = rule.precedenceAfter();
      UUID anchor = before != null ? before : after;
      Optional<SyncRule> other =
          placed.stream().filter(candidate -> candidate.id().equals(anchor)).findFirst();
      if (other.isPresent()) {
        int number = other.get().precedence() + (before != null ? 0 : 1);
        placed.replaceAll(
            moved ->
                moved.precedence() < number ? moved : moved.withPrecedence(moved.precedence() + 1));
        placed.add(rule.withPrecedence(number));
        rules.remove();
        return true;
      }
    }
    return false;
  }

  private void unresolved(SyncRule rule) {
    problems.about(rule.name(), null);
    UUID before = rule.precedenceBefore();
    UUID after = rule.precedenceAfter();
    problems.error(
        Code.PRECEDENCE_REQUEST,
        rule.position(),
        "the rule has no number of its own and asks for a place "
            + (before != null ? "before the rule " + Ids.braced(before) : "")
            + (before == null && after != null ? "after the rule " + Ids.braced(after) : "")
            + ", which does not exist or waits for this one in turn",
        "give the rule a number in precedence");
    problems.about(null, null);
  }

  /** Reports a number that disagrees with the request beside it; the number counts. */
  private void check(SyncRule rule, List<SyncRule> placed) {
    for (SyncRule other : placed) {
      boolean wrong =
          (other.id().equals(rule.precedenceBefore()) && other.precedence() < rule.precedence())
              || (other.id().equals(rule.precedenceAfter())
                  && other.precedence() > rule.precedence());
      if (wrong) {
        problems.about(rule.name(), null);
        problems.warning(
            Code.PRECEDENCE_REQUEST,
            rule.position(),
            "the rule has precedence "
                + rule.precedence()
                + " and asks for a place on the other side of the rule "
                + other.name()
                + " ("
                + other.precedence()
                + "); the number counts",
            "remove precedence-before and precedence-after, or correct the number");
        problems.about(null, null);
      }
    }
  }
}
