package org.aadsync.core.laws;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T-6, ER-1, ER-2: one per cent of the objects fail in every way that only their values show. */
class PoisonedObjectsTest {
  private static final int USERS = 1_000;

  /**
   * A way to fail.
   *
   * @param attributes what the object has: names and values in turn
   * @param rule the rule that fails, by the attribute that it flows
   * @param code the error
   * @param place the part of the expression that fails; empty if it is no expression
   */
  private record Poison(List<Object> attributes, String rule, String code, String place) {}

  private static final String FAILED = "sync-rule-error-function-triggered";

  /** The flow of each rule by its target attribute. */
  private static final Map<String, String> EXPRESSIONS =
      Map.of(
          "title",
          "IIF([title] = \"bad\", Error(\"no \" & [title]), [title])",
          "employeeNumber",
          "CNum([telephoneNumber])",
          "company",
          "FormatDateTime(DateFromNum([employeeNumber]), \"yyyy\")",
          "info",
          "Mid([info], CNum([department]), 1)",
          "userPrincipalName",
          "Item([url], CNum([company]))");

  private static final Map<Integer, Poison> POISONS = poisons();

  private static Map<Integer, Poison> poisons() {
    List<Poison> ways =
        List.of(
            new Poison(List.of("title", "bad"), "title", FAILED, "Error("),
            new Poison(List.of("telephoneNumber", "x"), "employeeNumber", "", "CNum("),
            new Poison(List.of("employeeNumber", -7), "company", "", "DateFromNum("),
            new Poison(List.of("info", "a", "department", "x"), "info", "", "CNum("),
            new Poison(
                List.of("url", List.of("a"), "company", "9"), "userPrincipalName", "", "Item("),
            new Poison(List.of("description", List.of("a", "b")), "sn", "", ""),
            new Poison(List.of("mail", "m".repeat(449)), "mail", "mv-constraint-violation", ""));
    Map<Integer, Poison> poisons = new LinkedHashMap<>();
    for (int i = 0; i < USERS / 100; i++) {
      poisons.put(i * 100 + i, ways.get(i % ways.size()));
    }
    return poisons;
  }

  private static final class World {
    private final Scenario scenario = new Scenario();
    private final TestDirectory ad = scenario.activeDirectory("AD");
    private final TestDirectory aad = scenario.azureAd("AAD");

    World() {
      scenario.rules(
          usersFrom(ad),
          inbound("sn", ad, "user", "person").flowFrom("description", "sn"),
          inbound("mail", ad, "user", "person").flow("mail"));
      EXPRESSIONS.forEach(
          (target, text) ->
              scenario.rules(inbound(target, ad, "user", "person").expression(target, text)));
      scenario.rules(usersTo(aad).flow("title", "mail", "info", "sn", "employeeNumber"));
      for (int i = 0; i < USERS; i++) {
        ad.addUser(name(i), "title", "Boss", "mail", name(i) + "@x");
      }
    }

    StepReport cycle() {
      ad.importChanges();
      StepReport report = ad.deltaSync().actual();
      aad.export().succeeded();
      return report;
    }

    List<String> cloud(Set<Integer> without) {
      Set<String> names = without.stream().map(World::name).collect(Collectors.toSet());
      return WorldSnapshot.content(aad).stream()
          .filter(line -> names.stream().noneMatch(name -> line.contains("CN=" + name + " ")))
          .toList();
    }

    static String name(int user) {
      return "u" + user;
    }
  }

  private final World sound = new World();
  private final World poisoned = new World();

  private StepReport poison() {
    POISONS.forEach(
        (user, poison) -> poisoned.ad.change(World.name(user), poison.attributes().toArray()));
    sound.cycle();
    return poisoned.cycle();
  }

  @Test
  @DisplayName("The other objects reach the cloud as if nothing were wrong")
  void theOthersAreUnaffected() {
    poison();

    assertThat(poisoned.cloud(Set.of())).isEqualTo(sound.cloud(POISONS.keySet()));
    assertThat(poisoned.cloud(Set.of())).hasSize(USERS - POISONS.size());
  }

  @Test
  @DisplayName("Objects that were in the cloud stay there as they were")
  void poisonedObjectsStayAsTheyWere() {
    sound.cycle();
    poisoned.cycle();
    poison();

    assertThat(poisoned.cloud(Set.of())).isEqualTo(sound.cloud(Set.of()));
  }

  @Test
  @DisplayName("Each error names object, rule, attribute, place and cause, until it is cured")
  void eachErrorSaysWhatIsWrong() {
    StepReport report = poison();

    assertThat(report.status()).isEqualTo("completed-sync-errors");
    Map<String, ObjectError> errors =
        report.errors().stream().collect(Collectors.toMap(ObjectError::dn, error -> error));
    assertThat(errors).hasSize(POISONS.size());
    POISONS.forEach(
        (user, poison) ->
            isExplained(errors.get(poisoned.ad.dn(World.name(user))), poison, World.name(user)));

    assertThat(poisoned.cycle().errors()).as("errors of the next run").hasSize(POISONS.size());
    POISONS.forEach(
        (user, poison) -> {
          Stream.iterate(0, i -> i + 2)
              .limit(poison.attributes().size() / 2)
              .forEach(
                  i -> poisoned.ad.clear(World.name(user), (String) poison.attributes().get(i)));
          poisoned.ad.change(World.name(user), "title", "Boss", "mail", World.name(user) + "@x");
        });
    assertThat(poisoned.cycle().errors()).isEmpty();
    assertThat(poisoned.cloud(Set.of())).isEqualTo(sound.cloud(Set.of()));
  }

  private static void isExplained(ObjectError error, Poison poison, String name) {
    assertThat(error).as("error of %s", name).isNotNull();
    assertThat(error.rule()).as("rule").isEqualTo(poison.rule());
    assertThat(error.attribute()).as("attribute").isEqualTo(poison.rule());
    assertThat(error.message()).as("cause").isNotBlank();
    if (!poison.code().isEmpty()) {
      assertThat(error.code()).isEqualTo(poison.code());
    }
    if (!poison.place().isEmpty()) {
      String expression = EXPRESSIONS.get(poison.rule());
      assertThat(error.expression()).isEqualTo(expression);
      assertThat(error.span()).isNotNull();
      assertThat(expression.substring(error.span().start())).startsWith(poison.place());
    }
  }
}
