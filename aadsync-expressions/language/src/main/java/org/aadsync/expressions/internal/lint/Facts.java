package org.aadsync.expressions.internal.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.internal.check.Typed;
import org.jspecify.annotations.Nullable;

/**
 * What is known where a part stands, since conditions around or before it hold or do not: the last
 * such condition, and those before it. Null where nothing is known.
 *
 * <p>Only so many conditions are remembered, so that looking one up costs little however long the
 * expression is.
 */
final class Facts {
  private static final int MOST = 64;
  private static final int MOST_PARTS = 1_000;

  private final @Nullable Facts earlier;
  private final int count;
  private final boolean holds;
  private final Typed condition;
  private final Typed owner;

  // Most conditions are never looked up, so these are found out when they are first needed.
  private @Nullable Key key;
  private boolean hasKey;
  private @Nullable Mentioned mentioned;

  private Facts(@Nullable Facts earlier, boolean holds, Typed condition, Typed owner) {
    this.earlier = earlier;
    this.count = earlier == null ? 1 : earlier.count + 1;
    this.holds = holds;
    this.condition = condition;
    this.owner = owner;
  }

  /**
   * What is known of a condition.
   *
   * @param holds whether it holds
   * @param owner the call or chain that the other condition is part of
   */
  record Known(boolean holds, Typed owner) {}

  /** A condition without comparisons with True and False around it. */
  private record Sense(Typed condition, boolean positive) {
    static Sense of(Typed written) {
      Typed condition = written;
      boolean positive = true;
      while (true) {
        Sense inner = inner(condition);
        if (inner == null) {
          return new Sense(condition, positive);
        }
        condition = inner.condition;
        positive = positive == inner.positive;
      }
    }

    private static @Nullable Sense inner(Typed written) {
      if (written instanceof Typed.Call call && call.function().name().equals("CBool")) {
        return new Sense(call.arguments().get(0), true);
      }
      if (!(written instanceof Typed.Chain chain) || chain.operands().size() != 2) {
        return null;
      }
      Operator operator = chain.operators().get(0).operator();
      boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
      Typed left = chain.operands().get(0);
      if (!equality
          || !(chain.operands().get(1) instanceof Typed.Literal literal)
          || !(literal.value() instanceof Boolean value)) {
        return null;
      }
      boolean positive = value == (operator == Operator.EQUAL);
      // NULL is not True and not False, but a condition that is NULL does not hold.
      boolean exact = (operator == Operator.EQUAL) == positive || !Nullness.mayBeNull(left);
      return exact ? new Sense(left, positive) : null;
    }
  }

  /** Returns what is known if {@code condition}, a part of {@code owner}, holds or does not. */
  static @Nullable Facts plus(@Nullable Facts known, Typed condition, boolean holds, Typed owner) {
    Sense sense = Sense.of(condition);
    boolean positive = holds == sense.positive;
    List<Typed> parts = partsThatAll(sense.condition, positive);
    if (!parts.isEmpty()) {
      Facts more = known;
      for (Typed part : parts) {
        more = plus(more, part, positive, owner);
      }
      return more;
    }
    if (known != null && known.count >= MOST) {
      return known;
    }
    return new Facts(known, positive, sense.condition, owner);
  }

  /** Returns the conditions that all hold, or all do not, if {@code condition} does. */
  private static List<Typed> partsThatAll(Typed condition, boolean hold) {
    if (condition instanceof Typed.Chain chain) {
      Operator needed = hold ? Operator.AND : Operator.OR;
      if (chain.operators().stream().allMatch(link -> link.operator() == needed)) {
        return chain.operands().subList(0, Math.min(chain.operands().size(), MOST));
      }
    }
    return List.of();
  }

  /** Returns whether {@code condition} is known to hold or not, or null. */
  static @Nullable Known find(@Nullable Facts known, Typed condition) {
    if (known == null) {
      return null;
    }
    Sense sense = Sense.of(condition);
    Key wanted = Key.of(sense.condition);
    for (Facts fact = known; wanted != null && fact != null; fact = fact.earlier) {
      if (wanted.equals(fact.key())) {
        return new Known(fact.holds == sense.positive, fact.owner);
      }
    }
    return null;
  }

  private @Nullable Key key() {
    if (!hasKey) {
      key = Key.of(condition);
      hasKey = true;
    }
    return key;
  }

  /** Returns whether a condition says that the attribute has no value. */
  static boolean sayAbsent(@Nullable Facts known, Typed.Attribute attribute) {
    String name = Key.nameOf(attribute);
    return Boolean.FALSE.equals(test(known, "IsPresent", name))
        || Boolean.TRUE.equals(test(known, "IsNullOrEmpty", name))
        || Boolean.TRUE.equals(test(known, "IsNull", name));
  }

  /** Returns what the innermost test of the attribute with a function has given, or null. */
  private static @Nullable Boolean test(@Nullable Facts known, String function, String name) {
    for (Facts fact = known; fact != null; fact = fact.earlier) {
      if (fact.condition instanceof Typed.Call call
          && call.function().name().equals(function)
          && call.arguments().size() == 1
          && call.arguments().get(0) instanceof Typed.Attribute tested
          && Key.nameOf(tested).equals(name)) {
        return fact.holds;
      }
    }
    return null;
  }

  /** Returns whether a condition is about the attribute, or too large to tell. */
  static boolean mention(@Nullable Facts known, Typed.Attribute attribute) {
    String name = Key.nameOf(attribute);
    for (Facts fact = known; fact != null; fact = fact.earlier) {
      Mentioned mentioned = fact.mentioned();
      if (mentioned.left < 0 || mentioned.names.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private Mentioned mentioned() {
    Mentioned known = mentioned;
    if (known == null) {
      known = new Mentioned();
      known.add(condition);
      mentioned = known;
    }
    return known;
  }

  /** The attributes that a condition reads. */
  private static final class Mentioned {
    private final Set<String> names = new HashSet<>();
    private int left = MOST_PARTS;

    void add(Typed part) {
      left--;
      if (left < 0) {
        return;
      }
      if (part instanceof Typed.Attribute attribute) {
        names.add(Key.nameOf(attribute));
      }
      for (Typed inner : part.parts()) {
        add(inner);
      }
    }
  }
}
