package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Which objects of a domain reach the cloud: those of the selected containers, and of them those of
 * a group if there is a group for it. Source: <i>Configure filtering</i> (Microsoft).
 */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class FilterStories {
  static final String CORP = "OU=CORP,DC=contoso,DC=com";

  private TestDomain domain;
  private ContosoWorld world;

  abstract TestDomain open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    domain = open();
  }

  @AfterEach
  void stop() throws Exception {
    if (world != null) {
      world.close();
    }
    if (domain != null) {
      domain.close();
    }
  }

  private ContosoWorld filtered(UnaryOperator<ServerConfiguration> change) throws Exception {
    world = ContosoWorld.of(domain, change);
    return world;
  }

  /** Selects other containers. */
  static UnaryOperator<ServerConfiguration> containers(
      List<String> inclusions, List<String> exclusions) {
    return configuration -> {
      ConnectorDefinition directory = ContosoWorld.directory(configuration);
      Partition old = directory.partitions().get(0);
      Partition selected =
          new Partition(
              old.id(),
              old.name(),
              old.displayName(),
              true,
              old.objectClasses(),
              inclusions,
              exclusions,
              old.parameters());
      return with(
          configuration,
          directory.withParameters(directory.parameters(), List.of(selected)),
          configuration.rules());
    };
  }

  /** Names the group of the pilot, as the wizard does, and keeps those out who are not in it. */
  private static ServerConfiguration pilot(ServerConfiguration configuration) {
    ConnectorDefinition directory = ContosoWorld.directory(configuration);
    Map<String, String> parameters = new HashMap<>(directory.parameters());
    parameters.put("Connector.GroupFilteringGroupDn", "CN=Pilot," + CORP);
    List<SyncRule> rules = new ArrayList<>();
    rules.add(
        RuleBuilder.inbound(
                "In from AD - User Group Filtering",
                Scenario.of(configuration).directory(directory.name()),
                "user",
                "person")
            .when("dn", ScopeOperator.ISNOTMEMBEROF, "%Connector.GroupFilteringGroupDn%")
            .constant("cloudFiltered", "True")
            .build(50));
    rules.addAll(configuration.rules());
    return with(configuration, directory.withParameters(parameters, directory.partitions()), rules);
  }

  private static ServerConfiguration with(
      ServerConfiguration configuration, ConnectorDefinition directory, List<SyncRule> rules) {
    return new ServerConfiguration(
        configuration.connectors().stream()
            .map(each -> each.id().equals(directory.id()) ? directory : each)
            .toList(),
        rules,
        configuration.metaverse(),
        configuration.globalParameters());
  }

  @Test
  @DisplayName(
      "F-2 an excluded container is left out, and a container in it that is included is not")
  void theLongestNameDecides() throws Exception {
    filtered(
        containers(List.of(CORP, "OU=Board,OU=Private," + CORP), List.of("OU=Private," + CORP)));
    String hidden = domain.unit("OU=Private," + world.corp);
    String board = domain.unit("OU=Board," + hidden);
    world.person("outside", world.elsewhere);
    world.person("hidden", hidden);
    String ada = world.person("ada", world.corp);
    String eve = world.person("eve", board);

    world.scenario.initialCycle().succeeded();

    assertThat(world.cloudObjects()).containsOnlyKeys(world.inCloud(ada), world.inCloud(eve));
  }

  @Test
  @DisplayName("F-2 what moves into an excluded container leaves the cloud, and comes back")
  void movesAcrossTheExclusion() throws Exception {
    filtered(containers(List.of(CORP), List.of("OU=Private," + CORP)));
    String hidden = domain.unit("OU=Private," + world.corp);
    String ada = world.person("ada", world.corp);
    String bob = world.person("bob", hidden);
    world.scenario.initialCycle().succeeded();
    world.settle();
    String cloudAda = world.inCloud(ada);

    world
        .after(() -> domain.move(ada, "CN=ada", hidden))
        .staged("stage-delete", 1)
        .exported("delete " + cloudAda)
        .andThatIsAll();
    world
        .after(
            () -> {
              domain.move("CN=ada," + hidden, "CN=ada", world.corp);
              domain.set(bob, "title", "nobody sees this");
            })
        .staged("stage-add", 1)
        .exported("add " + cloudAda)
        .andThatIsAll();
  }

  @Test
  @DisplayName("F-2 a container that is renamed into the selection brings what is in it")
  void aContainerThatGetsASelectedName() throws Exception {
    filtered(containers(List.of("OU=Chosen," + CORP), List.of()));
    String unit = domain.unit("OU=Waiting," + world.corp);
    world.person("ada", domain.unit("OU=deep," + unit));
    world.scenario.initialCycle();
    assertThat(world.cloudObjects()).isEmpty();

    Outcome outcome = world.after(() -> domain.move(unit, "OU=Chosen", world.corp));

    outcome
        .exported("add " + world.inCloud("CN=ada,OU=deep,OU=Chosen," + world.corp))
        .andThatIsAll();
  }

  @Test
  @DisplayName("F-4 only direct members of the group are in the cloud")
  void onlyMembersOfTheGroup() throws Exception {
    filtered(FilterStories::pilot);
    String ada = world.person("ada", world.corp);
    String bob = world.person("bob", world.corp);
    String nested = domain.groupIn(world.corp, "nested", bob);
    String group = domain.groupIn(world.corp, "Pilot", ada, nested);

    world.scenario.initialCycle().succeeded();

    assertThat(world.cloudObjects())
        .containsOnlyKeys(world.inCloud(ada), world.inCloud(nested), world.inCloud(group));
  }

  @Test
  @DisplayName("F-4 who joins the group comes into the cloud by a delta, and who leaves it goes")
  void membersOfTheGroupComeAndGo() throws Exception {
    filtered(FilterStories::pilot);
    String ada = world.person("ada", world.corp);
    String bob = world.person("bob", world.corp);
    world.person("eve", world.corp);
    String group = domain.groupIn(world.corp, "Pilot", ada);
    world.scenario.initialCycle().succeeded();
    world.settle();
    String cloudAda = world.inCloud(ada);

    Outcome joined = world.after(() -> domain.addValue(group, "member", bob));
    joined
        .staged("stage-update", 1)
        .synchronizedAtMost(2)
        .exported("add " + world.inCloud(bob), "update " + world.inCloud(group))
        .andThatIsAll();

    Outcome left = world.after(() -> domain.removeValue(group, "member", ada));
    left.staged("stage-update", 1)
        .synchronizedAtMost(2)
        .exported("delete " + cloudAda, "update " + world.inCloud(group))
        .andThatIsAll();
    assertThat(world.cloudObjects()).containsOnlyKeys(world.inCloud(bob), world.inCloud(group));
  }
}
