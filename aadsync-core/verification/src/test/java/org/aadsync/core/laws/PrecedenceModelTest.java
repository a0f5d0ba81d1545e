package org.aadsync.core.laws;

import static org.aadsync.core.rules.ScopeOperator.STARTSWITH;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * N-1, N-3 to N-6, K-1, P-1, R-7: every way in which three rules of up to three connectors can
 * resolve one attribute, against a model that is written down anew. Each rule is enabled or not, in
 * scope or not, and gives NULL, an absent attribute, a value, IgnoreThisFlow or AuthoritativeNull;
 * before that, the attribute was absent or had a value of any of the rules.
 */
class PrecedenceModelTest {
  private static final int RULES = 3;

  /** The attributes that say, rule by rule, what the rule does with an object. */
  private static final List<String> SWITCHES = List.of("department", "company", "telephoneNumber");

  /** What one rule makes of one object. */
  private enum Result {
    NULL,
    ABSENT,
    VALUE,
    IGNORE,
    AUTHORITATIVE_NULL
  }

  /** How one rule stands to one person. */
  private record Mode(boolean inScope, Result result) {
    static final Mode OUT = new Mode(false, Result.NULL);
    static final Mode VALUE = new Mode(true, Result.VALUE);

    static List<Mode> all() {
      return Stream.of(true, false)
          .flatMap(inScope -> Stream.of(Result.values()).map(result -> new Mode(inScope, result)))
          .toList();
    }

    String text() {
      return (inScope ? "in-" : "out-") + result;
    }
  }

  /**
   * One world.
   *
   * @param connectors the connector of each rule, by precedence
   * @param enabled whether each rule is enabled
   */
  record Case(List<Integer> connectors, List<Boolean> enabled) {
    @Override
    public String toString() {
      return "rules on connectors " + connectors + ", enabled " + enabled;
    }
  }

  /** A world in which the connectors hold the rules in any order; all of them on demand. */
  static Stream<Case> cases() {
    List<List<Integer>> assignments =
        Boolean.getBoolean("aadsync.thorough")
            ? Lists.cartesianProduct(Collections.nCopies(RULES, List.of(0, 1, 2)))
            : List.of(
                List.of(0, 0, 0),
                List.of(0, 0, 1),
                List.of(1, 0, 1),
                List.of(0, 1, 1),
                List.of(0, 1, 2),
                List.of(2, 1, 0));
    return assignments.stream()
        .flatMap(
            connectors ->
                Lists.cartesianProduct(Collections.nCopies(RULES, List.of(true, false))).stream()
                    .map(enabled -> new Case(connectors, enabled)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theWinnerIsTheOneOfTheModel(Case given) {
    for (int before = -1; before < RULES; before++) {
      if (before < 0 || given.enabled().get(before)) {
        check(given, before);
      }
    }
  }

  /** Builds a world of one person for each combination of modes and compares all of them. */
  private static void check(Case given, int before) {
    Scenario world = new Scenario();
    List<TestDirectory> forests =
        IntStream.range(0, RULES).mapToObj(i -> world.activeDirectory("AD" + i)).toList();
    forests.forEach(forest -> world.rules(joinRule(forest)));
    for (int rule = 0; rule < RULES; rule++) {
      RuleBuilder built = titleRule(rule, forests.get(given.connectors().get(rule)));
      world.rules(given.enabled().get(rule) ? built : built.disabled());
    }
    List<List<Mode>> persons = combinations(given.enabled());
    List<Mode> first =
        IntStream.range(0, RULES).mapToObj(i -> i == before ? Mode.VALUE : Mode.OUT).toList();
    for (int i = 0; i < persons.size(); i++) {
      for (TestDirectory forest : forests) {
        forest.addUser(name(i), "title", "title of " + name(i));
      }
      show(forests, i, before < 0 ? persons.get(i) : first);
    }
    world.importAndSynchronize();
    if (before >= 0) {
      for (int i = 0; i < persons.size(); i++) {
        show(forests, i, persons.get(i));
      }
      forests.forEach(forest -> forest.deltaImport().succeeded());
      forests.forEach(forest -> forest.deltaSync().succeeded());
    }
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < persons.size(); i++) {
      Integer winner = winner(given.enabled(), persons.get(i), before);
      expected.put(
          name(i), persons.get(i).stream().map(Mode::text).toList() + " " + outcome(winner));
    }
    Map<String, String> actual = new TreeMap<>();
    world
        .engine()
        .metaverse()
        .forEach(
            object -> {
              String name = object.values("displayName").get(0).toString();
              actual.put(
                  name,
                  persons.get(Integer.parseInt(name)).stream().map(Mode::text).toList()
                      + " "
                      + outcome(object));
            });
    assertThat(actual).isEqualTo(expected);
  }

  private static String name(int person) {
    return Integer.toString(person);
  }

  /** Returns the modes of all persons; a disabled rule has no more than one. */
  private static List<List<Mode>> combinations(List<Boolean> enabled) {
    return Lists.cartesianProduct(
        enabled.stream().map(each -> each ? Mode.all() : List.of(Mode.VALUE)).toList());
  }

  private static RuleBuilder joinRule(TestDirectory forest) {
    return inbound("In from " + forest.name() + " - Join", forest, "user", "person")
        .provision()
        .join("objectSid", "objectSid")
        .flow("objectSid", "displayName");
  }

  private static RuleBuilder titleRule(int number, TestDirectory forest) {
    String mode = SWITCHES.get(number);
    return inbound("Title " + number, forest, "user", "person")
        .precedence(10 + number)
        .when(mode, STARTSWITH, "in-")
        .expression(
            "title",
            "Switch("
                + ("InStr([" + mode + "], \"AUTHORITATIVE_NULL\") > 0, AuthoritativeNull, ")
                + ("InStr([" + mode + "], \"IGNORE\") > 0, IgnoreThisFlow, ")
                + ("InStr([" + mode + "], \"VALUE\") > 0, \"" + number + "\", ")
                + ("InStr([" + mode + "], \"ABSENT\") > 0, [info], ")
                + "True, NULL)");
  }

  /** Lets a person's objects say what each rule is to make of them. */
  private static void show(List<TestDirectory> forests, int person, List<Mode> modes) {
    for (TestDirectory forest : forests) {
      List<Object> pairs = new ArrayList<>();
      for (int rule = 0; rule < RULES; rule++) {
        pairs.add(SWITCHES.get(rule));
        pairs.add(modes.get(rule).text());
      }
      forest.change(name(person), pairs.toArray());
    }
  }

  /**
   * The model: the first value wins; AuthoritativeNull ends the search; a flow that is ignored is
   * as if it were not there. If nothing but ignored flows is left, the value stays as long as the
   * rule that gave it is in scope.
   */
  private static @Nullable Integer winner(List<Boolean> enabled, List<Mode> modes, int before) {
    boolean managed = false;
    for (int rule = 0; rule < RULES; rule++) {
      Mode mode = modes.get(rule);
      if (!enabled.get(rule) || !mode.inScope() || mode.result() == Result.IGNORE) {
        continue;
      }
      managed = true;
      if (mode.result() == Result.AUTHORITATIVE_NULL) {
        return null;
      }
      if (mode.result() == Result.VALUE) {
        return rule;
      }
    }
    return !managed && before >= 0 && modes.get(before).inScope() ? (Integer) before : null;
  }

  private static String outcome(@Nullable Integer winner) {
    return winner == null ? "[] by []" : "[" + winner + "] by [Title " + winner + "]";
  }

  private static String outcome(MetaverseObject object) {
    return object.values("title")
        + " by "
        + object.contributors("title").stream().map(each -> each.rule().name()).toList();
  }
}
