package org.aadsync.core.engine;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A state outlives the configuration that it was written with, and asks for what it needs then. */
class ChangedConfigurationStoryTest {
  private final World before = new World((world, ad) -> {});

  /** A forest with two users and the cloud, engine and state. */
  private static final class World {
    private final InMemoryStateStore store;
    private final Scenario scenario = new Scenario();
    private final TestDirectory ad = scenario.activeDirectory("AD");
    private final TestDirectory aad = scenario.azureAd("AAD");

    World(BiConsumer<Scenario, TestDirectory> configuration) {
      this(new InMemoryStateStore(), configuration);
    }

    World(InMemoryStateStore store, BiConsumer<Scenario, TestDirectory> configuration) {
      this.store = store;
      configuration.accept(scenario, ad);
      scenario.rules(usersFrom(ad), usersTo(aad)).keptIn(store);
      ad.addUser("ada", "title", "Countess").addUser("grace", "title", "Admiral");
    }

    World next(BiConsumer<Scenario, TestDirectory> configuration) {
      return new World(store.reopen(), configuration);
    }

    FullSteps required(TestDirectory directory) {
      return scenario.engine().fullStepsRequired(directory.id());
    }
  }

  @Test
  void the_same_configuration_asks_for_nothing() {
    before.scenario.initialCycle();

    World after = before.next((world, ad) -> {});

    assertThat(after.scenario.engine().stateNotes()).isEmpty();
    assertThat(after.required(after.ad)).isEqualTo(FullSteps.NONE);
    assertThat(after.required(after.aad)).isEqualTo(FullSteps.NONE);
  }

  @Test
  @DisplayName("RP-7: a new attribute asks for a full import")
  void a_new_attribute_asks_for_a_full_import_RP_7() {
    before.scenario.initialCycle();

    World after = before.next((world, ad) -> ad.attributes("shoeSize:number"));

    assertThat(after.required(after.ad)).isEqualTo(new FullSteps(true, false));
    assertThat(after.required(after.aad)).isEqualTo(FullSteps.NONE);
    after.ad.object("ada").imported("displayName", "ada");
  }

  @Test
  void an_attribute_of_another_type_loses_its_values_and_says_so() {
    World numbers = new World((world, ad) -> ad.attributes("rank:number"));
    numbers.ad.change("ada", "rank", 1L);
    numbers.scenario.initialCycle();

    World after = numbers.next((world, ad) -> ad.attributes("rank:string"));

    assertThat(after.scenario.engine().stateNotes()).anyMatch(note -> note.contains("rank"));
    after.ad.object("ada").imported("rank");
    assertThat(after.required(after.ad).fullImport()).isTrue();
  }

  @Test
  void an_attribute_that_went_and_comes_back_does_not_bring_old_values() {
    World ranks = new World((world, ad) -> ad.attributes("rank"));
    ranks.ad.change("ada", "rank", "first");
    ranks.scenario.initialCycle();
    World without = ranks.next((world, ad) -> {});
    without.scenario.initialCycle();

    World again = without.next((world, ad) -> ad.attributes("rank"));

    again.ad.object("ada").imported("rank");
  }

  @Test
  void the_state_outlives_what_only_an_attribute_that_went_referred_to() {
    World friends = new World((world, ad) -> ad.attributes("friends:reference[]"));
    for (int i = 0; i < 20; i++) {
      List<String> names = new ArrayList<>();
      for (int k = 0; k < 100; k++) {
        names.add("friend" + k + " of " + i);
      }
      friends.ad.addUser("user" + i, "friends", names);
    }
    friends.scenario.initialCycle();
    World without = friends.next((world, ad) -> {});
    for (int i = 0; i < 20; i++) {
      without.ad.addUser("user" + i);
    }
    without.scenario.initialCycle();
    without.scenario.initialCycle();

    World again = without.next((world, ad) -> {});

    again.ad.object("user7").imported("displayName", "user7");
  }

  @Test
  void the_state_outlives_a_connector_that_went() {
    before.scenario.initialCycle();
    before.scenario.deltaCycle();
    Scenario alone = new Scenario();
    TestDirectory ad = alone.activeDirectory("AD");
    alone.rules(usersFrom(ad)).keptIn(before.store.reopen());
    ad.addUser("ada", "title", "Countess").addUser("grace", "title", "Admiral");
    assertThat(alone.engine().stateNotes())
        .contains("AAD: the connector is not in the configuration any more, its objects are gone");

    ad.fullImport().succeeded();
    alone.restart();
    ad.fullSync().succeeded();
    alone.restart();

    alone.hasMetaverseObjects(2);
    assertThat(alone.engine().metaverse())
        .allSatisfy(object -> assertThat(object.links()).hasSize(1));
  }

  @Test
  @DisplayName("RP-7: a new rule asks for a full synchronization, which the next cycle does")
  void a_new_rule_asks_for_a_full_synchronization_which_the_next_cycle_does_RP_7() {
    before.scenario.initialCycle();

    World after =
        before.next(
            (world, ad) ->
                world.rules(
                    inbound("In from AD - Title", ad, "user", "person")
                        .precedence(50)
                        .flow("title")));

    assertThat(after.required(after.ad)).isEqualTo(new FullSteps(false, true));
    after.scenario.deltaCycle();
    after.scenario.metaverseObject("displayName", "ada").has("title", "Countess");
    assertThat(after.required(after.ad)).isEqualTo(FullSteps.NONE);
  }

  @Test
  @DisplayName(
      "K-1, Q-19: what a rule gave that is gone is recalled by the next full synchronization")
  void what_a_rule_gave_that_is_gone_is_recalled_by_the_next_synchronization_K_1() {
    World titles =
        new World(
            (world, ad) ->
                world.rules(
                    inbound("In from AD - Title", ad, "user", "person")
                        .precedence(50)
                        .flow("title")));
    titles.scenario.initialCycle();

    World after = titles.next((world, ad) -> {});

    after.scenario.metaverseObject("displayName", "ada").has("title", "Countess");
    after.ad.fullSync();
    after.scenario.metaverseObject("displayName", "ada").lacks("title");
  }

  @Test
  void the_stored_configuration_can_be_compared() {
    before.scenario.initialCycle();

    World after = before.next((world, ad) -> {});

    assertThat(after.scenario.engine().storedConfiguration())
        .contains(ConfigurationFingerprint.of(after.scenario.configuration()));
  }
}
