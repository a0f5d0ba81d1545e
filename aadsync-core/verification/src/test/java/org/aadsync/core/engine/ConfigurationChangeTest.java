package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.ConfigurationChange.ConnectorSteps;
import org.aadsync.core.rules.ScopeOperator;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What must be run again after a change (RP-7). */
class ConfigurationChangeTest {
  private static final FullSteps IMPORT = new FullSteps(true, false);
  private static final FullSteps SYNCHRONIZATION = new FullSteps(false, true);

  /** A configuration that a test makes another one of. */
  private static final class World {
    private final Scenario scenario = new Scenario();
    private final TestDirectory ad = scenario.activeDirectory("AD");
    private final TestDirectory res = scenario.activeDirectory("RES");
    private final TestDirectory aad = scenario.azureAd("AAD");
    private RuleBuilder inbound = usersFrom(ad).flow("title");
    private RuleBuilder outbound = usersTo(aad).flow("title");

    ServerConfiguration configuration() {
      return scenario.rules(inbound, usersFrom(res), outbound).configuration();
    }
  }

  private static List<ConnectorSteps> after(Consumer<World> change) {
    World changed = new World();
    change.accept(changed);
    return ConfigurationChange.between(new World().configuration(), changed.configuration());
  }

  private static void assertSteps(
      List<ConnectorSteps> found, FullSteps ad, FullSteps res, FullSteps aad) {
    assertThat(found).extracting(ConnectorSteps::steps).containsExactly(ad, res, aad);
    assertThat(found).extracting(ConnectorSteps::connectorName).containsExactly("AD", "RES", "AAD");
    assertThat(found)
        .allSatisfy(
            each ->
                assertThat(each.reasons().isEmpty())
                    .isEqualTo(each.steps().equals(FullSteps.NONE)));
  }

  @Test
  @DisplayName("RP-7: the same configuration asks for nothing")
  void nothingChanged() {
    assertSteps(after(world -> {}), FullSteps.NONE, FullSteps.NONE, FullSteps.NONE);
  }

  @Test
  @DisplayName("RP-7: more attributes: full import of that connector")
  void moreAttributes() {
    List<ConnectorSteps> steps = after(world -> world.ad.attributes("shoeSize"));

    assertSteps(steps, IMPORT, FullSteps.NONE, FullSteps.NONE);
    assertThat(steps.get(0).reasons()).containsExactly("attribute shoeSize is imported now");
  }

  @Test
  @DisplayName("RP-7: more object types, another container filter or domain: full import")
  void selection() {
    World before = new World();
    before.ad.partition("DC=one", List.of(), List.of());
    World containers = new World();
    containers.ad.partition("DC=one", List.of("OU=x,DC=one"), List.of());
    World domains = new World();
    domains.ad.partition("DC=one", List.of(), List.of()).partition("DC=two", List.of(), List.of());
    World types = new World();
    types.ad.objectClasses("user").partition("DC=one", List.of(), List.of());
    ServerConfiguration was = before.configuration();

    List<ConnectorSteps> otherContainers =
        ConfigurationChange.between(was, containers.configuration());
    assertThat(otherContainers.get(0).steps()).isEqualTo(IMPORT);
    assertThat(otherContainers.get(0).reasons())
        .containsExactly("partition DC=one selects other containers");
    List<ConnectorSteps> otherDomains = ConfigurationChange.between(was, domains.configuration());
    assertThat(otherDomains.get(0).steps().fullImport()).isTrue();
    assertThat(otherDomains.get(0).reasons()).contains("partition DC=two is selected now");
    List<ConnectorSteps> otherTypes = ConfigurationChange.between(was, types.configuration());
    assertThat(otherTypes.get(0).steps()).isEqualTo(IMPORT);
    assertThat(otherTypes.get(0).reasons())
        .containsExactly("partition DC=one selects other object types");
  }

  @Test
  @DisplayName("RP-7: attributes that are not imported any more: full synchronization")
  void fewerAttributes() {
    World more = new World();
    more.ad.attributes("shoeSize");

    List<ConnectorSteps> steps =
        ConfigurationChange.between(more.configuration(), new World().configuration());

    assertSteps(steps, SYNCHRONIZATION, FullSteps.NONE, FullSteps.NONE);
    assertThat(steps.get(0).reasons())
        .containsExactly("attribute shoeSize is not imported any more");
  }

  @Test
  @DisplayName("RP-7: an inbound rule that changed: full synchronization of its connector alone")
  void inboundRule() {
    List<ConnectorSteps> steps = after(world -> world.inbound.flow("department"));

    assertSteps(steps, SYNCHRONIZATION, FullSteps.NONE, FullSteps.NONE);
    assertThat(steps.get(0).reasons()).containsExactly("rule In from AD - User Join changed");
  }

  @Test
  @DisplayName("RP-7: a rule that is new or gone: full synchronization of its connector")
  void addedAndRemovedRules() {
    Consumer<World> custom =
        world ->
            world.scenario.rules(
                RuleBuilder.inbound("In from RES - Custom", world.res, "user", "person")
                    .precedence(1)
                    .flow("department"));
    World more = new World();
    custom.accept(more);

    List<ConnectorSteps> added = after(custom);
    List<ConnectorSteps> removed =
        ConfigurationChange.between(more.configuration(), new World().configuration());

    assertThat(added.get(1).steps()).isEqualTo(SYNCHRONIZATION);
    assertThat(added.get(1).reasons())
        .containsExactly("rule In from RES - Custom is new or enabled now");
    assertThat(added.get(2).steps()).isEqualTo(FullSteps.NONE);
    assertThat(removed.get(1).steps()).isEqualTo(SYNCHRONIZATION);
    assertThat(removed.get(1).reasons())
        .containsExactly("rule In from RES - Custom is gone or disabled now");
  }

  @Test
  @DisplayName("RP-7: an outbound rule that changed concerns those who contribute to it, too")
  void outboundRule() {
    List<ConnectorSteps> steps = after(world -> world.outbound.flow("department"));

    assertSteps(steps, SYNCHRONIZATION, SYNCHRONIZATION, SYNCHRONIZATION);
  }

  private static ServerConfiguration withGlobalParameter(String value, Consumer<World> rules) {
    World world = new World();
    world.scenario.globalParameter("Forest.Owner", value).globalParameter("Unnamed", value);
    rules.accept(world);
    return world.configuration();
  }

  private static List<ConnectorSteps> afterGlobalParameter(Consumer<World> rules) {
    return ConfigurationChange.between(
        withGlobalParameter("one", rules), withGlobalParameter("another", rules));
  }

  @Test
  @DisplayName("RP-7: a global parameter that no rule names asks for nothing")
  void globalParameterThatNobodyNames() {
    assertSteps(afterGlobalParameter(world -> {}), FullSteps.NONE, FullSteps.NONE, FullSteps.NONE);
  }

  @Test
  @DisplayName(
      "RP-7: a global parameter that an inbound rule names: synchronization of its connector")
  void globalParameterOfAnInboundRule() {
    List<ConnectorSteps> steps =
        afterGlobalParameter(
            world -> world.inbound.expression("department", "\"of \" & %Forest.Owner%"));

    assertSteps(steps, SYNCHRONIZATION, FullSteps.NONE, FullSteps.NONE);
    assertThat(steps.get(0).reasons())
        .containsExactly("a global parameter that rule In from AD - User Join names changed");
  }

  @Test
  @DisplayName(
      "RP-7: a global parameter in a constant of an outbound rule concerns contributors, too")
  void globalParameterOfAnOutboundRule() {
    List<ConnectorSteps> steps =
        afterGlobalParameter(world -> world.outbound.constant("department", "%Forest.Owner%"));

    assertSteps(steps, SYNCHRONIZATION, SYNCHRONIZATION, SYNCHRONIZATION);
  }

  @Test
  @DisplayName("RP-7: a global parameter in a scope: full synchronization")
  void globalParameterOfAScope() {
    List<ConnectorSteps> steps =
        afterGlobalParameter(
            world -> world.inbound.when("department", ScopeOperator.EQUAL, "%Forest.Owner%"));

    assertSteps(steps, SYNCHRONIZATION, FullSteps.NONE, FullSteps.NONE);
  }

  @Test
  @DisplayName("RP-7: a rule that changed together with a parameter is said to have changed")
  void ruleAndGlobalParameter() {
    List<ConnectorSteps> steps =
        ConfigurationChange.between(
            withGlobalParameter(
                "one", world -> world.inbound.expression("department", "%Forest.Owner%")),
            withGlobalParameter(
                "another", world -> world.inbound.expression("info", "%Forest.Owner%")));

    assertThat(steps.get(0).reasons()).containsExactly("rule In from AD - User Join changed");
  }

  @Test
  @DisplayName("RP-7: an engine over a state obeys a global parameter that changed meanwhile")
  void engineAfterAGlobalParameterChanged() {
    World world = new World();
    world.scenario.keptIn(new InMemoryStateStore()).globalParameter("Forest.Owner", "one");
    world.inbound.expression("department", "%Forest.Owner%");
    world.configuration();
    world.ad.addUser("ada");
    world.scenario.initialCycle().succeeded();

    world.scenario.globalParameter("Forest.Owner", "another").restart();
    world.scenario.deltaCycle().succeeded();

    world.scenario.metaverseObject("displayName", "ada").has("department", "another");
  }

  @Test
  @DisplayName("RP-7, SC-6: an engine over the state of another configuration takes the full steps")
  void engineOverOlderState() {
    World world = new World();
    world.scenario.keptIn(new InMemoryStateStore());
    world.configuration();
    world.ad.addUser("ada", "title", "Boss", "department", "Sales");
    world.scenario.initialCycle().succeeded();
    world.scenario.rules(
        RuleBuilder.inbound("In from AD - Custom", world.ad, "user", "person")
            .precedence(1)
            .flow("department"));

    world.scenario.restart();

    assertThat(world.scenario.engine().fullStepsRequired(world.ad.id())).isEqualTo(SYNCHRONIZATION);
    assertThat(world.scenario.engine().fullStepsRequired(world.res.id())).isEqualTo(FullSteps.NONE);
    world.scenario.deltaCycle();
    assertThat(world.scenario.onlyMetaverseObject().actual().values("department"))
        .containsExactly("Sales");
    assertThat(world.scenario.engine().fullStepsRequired(world.ad.id())).isEqualTo(FullSteps.NONE);
  }
}
