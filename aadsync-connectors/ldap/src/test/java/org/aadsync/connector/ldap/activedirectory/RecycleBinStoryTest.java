package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.DeltaMethod;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes in the cloud of users that come back, or of whom others get the name, by deltas.
 *
 * <p>With a recycle bin what was deleted comes back with all it had, without one with nothing.
 */
@DisplayName("CS-28: users that come back")
class RecycleBinStoryTest {
  private interface Story {
    void happens(TestDomain domain, ContosoWorld world) throws Exception;
  }

  private static void tell(DeltaMethod method, boolean recycleBin, Story story) throws Exception {
    FakeActiveDirectory fake = FakeActiveDirectory.builder().recycleBin(recycleBin).start();
    try (TestDomain domain = TestDomain.of(fake).by(method);
        ContosoWorld world = ContosoWorld.of(domain)) {
      world.scenario.initialCycle().succeeded();
      story.happens(domain, world);
    }
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void aRestoredUserIsInItsGroupsAndAManagerAgain(DeltaMethod method) throws Exception {
    tell(
        method,
        true,
        (domain, world) -> {
          String ada = world.person("ada", world.corp);
          String bob = world.person("bob", world.corp);
          domain.set(bob, "manager", ada);
          String group = domain.groupIn(world.corp, "staff", ada, bob);
          ObjectGuid guid = domain.guid(ada);
          world.settle();
          String cloudAda = world.inCloud(ada);
          String cloudBob = world.inCloud(bob);
          String cloudGroup = world.inCloud(group);
          world.after(() -> domain.delete(ada)).changed(cloudAda, cloudBob, cloudGroup);
          world.cloud.holdsValues(cloudGroup, "member", cloudBob);

          world
              .after(() -> domain.reanimate(guid, ada))
              .changed(cloudAda, cloudBob, cloudGroup)
              .andThatIsAll();

          world.cloud.holdsValues(cloudGroup, "member", cloudAda, cloudBob);
          world.cloud.holdsValues(cloudBob, "manager", cloudAda);
        });
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void aUserThatIsRestoredElsewhereIsInItsGroupsAndAManagerAgain(DeltaMethod method)
      throws Exception {
    tell(
        method,
        true,
        (domain, world) -> {
          String ada = world.person("ada", world.corp);
          String bob = world.person("bob", world.corp);
          domain.set(bob, "manager", ada);
          String group = domain.groupIn(world.corp, "staff", ada, bob);
          String archive = domain.unit("OU=Archive," + world.corp);
          ObjectGuid guid = domain.guid(ada);
          world.settle();
          String cloudAda = world.inCloud(ada);
          String cloudBob = world.inCloud(bob);
          String cloudGroup = world.inCloud(group);
          world.after(() -> domain.delete(ada)).andThatIsAll();

          world
              .after(() -> domain.reanimate(guid, "CN=ada," + archive))
              .changed(cloudAda, cloudBob, cloudGroup)
              .andThatIsAll();

          world.cloud.holdsValues(cloudGroup, "member", cloudAda, cloudBob);
          world.cloud.holdsValues(cloudBob, "manager", cloudAda);
        });
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void aUserThatMovesOutOfTheScopeAndBackIsInItsGroupsAgain(DeltaMethod method) throws Exception {
    tell(
        method,
        true,
        (domain, world) -> {
          String ada = world.person("ada", world.corp);
          String bob = world.person("bob", world.corp);
          String group = domain.groupIn(world.corp, "staff", ada, bob);
          world.settle();
          String cloudAda = world.inCloud(ada);
          String cloudBob = world.inCloud(bob);
          String cloudGroup = world.inCloud(group);
          world.after(() -> domain.move(ada, "CN=ada", world.elsewhere)).andThatIsAll();
          world.cloud.holdsValues(cloudGroup, "member", cloudBob);

          world
              .after(() -> domain.move("CN=ada," + world.elsewhere, "CN=ada", world.corp))
              .andThatIsAll();

          world.cloud.holdsValues(cloudGroup, "member", cloudAda, cloudBob);
        });
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void aUserThatWasNeverInTheScopeComesIntoItWithItsGroups(DeltaMethod method) throws Exception {
    tell(
        method,
        true,
        (domain, world) -> {
          String ada = world.person("ada", world.elsewhere);
          String bob = world.person("bob", world.corp);
          String group = domain.groupIn(world.corp, "staff", ada, bob);
          domain.set(bob, "manager", ada);
          world.settle();
          String cloudBob = world.inCloud(bob);
          String cloudGroup = world.inCloud(group);
          world.cloud.holdsValues(cloudGroup, "member", cloudBob);

          String[] came = new String[1];
          world.after(() -> came[0] = domain.move(ada, "CN=ada", world.corp));

          String cloudAda = world.inCloud(came[0]);
          world.cloud.holdsValues(cloudGroup, "member", cloudAda, cloudBob);
          world.cloud.holdsValues(cloudBob, "manager", cloudAda);
        });
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void withoutARecycleBinAUserComesBackWithoutItsMemberships(DeltaMethod method) throws Exception {
    tell(
        method,
        false,
        (domain, world) -> {
          String ada = world.person("ada", world.corp);
          String bob = world.person("bob", world.corp);
          String group = domain.groupIn(world.corp, "staff", ada, bob);
          ObjectGuid guid = domain.guid(ada);
          world.settle();
          String cloudBob = world.inCloud(bob);
          String cloudGroup = world.inCloud(group);
          world.after(() -> domain.delete(ada)).andThatIsAll();

          world
              .after(
                  () -> {
                    domain.reanimate(guid, ada);
                    domain.set(ada, "displayName", "Ada");
                  })
              .andThatIsAll();

          world.cloud.holdsValues(cloudGroup, "member", cloudBob);
        });
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void aNewUserOfTheNameIsNoMember(DeltaMethod method) throws Exception {
    tell(
        method,
        false,
        (domain, world) -> {
          String ada = world.person("ada", world.corp);
          String bob = world.person("bob", world.corp);
          String group = domain.groupIn(world.corp, "staff", ada, bob);
          world.settle();
          String cloudBob = world.inCloud(bob);
          String cloudGroup = world.inCloud(group);
          world.after(() -> domain.delete(ada)).andThatIsAll();

          world.after(() -> world.person("ada", world.corp)).andThatIsAll();

          world.cloud.holdsValues(cloudGroup, "member", cloudBob);
          world.after(() -> domain.addValue(group, "member", ada)).andThatIsAll();
          world.cloud.holdsValues(cloudGroup, "member", cloudBob, world.inCloud(ada));
        });
  }
}
