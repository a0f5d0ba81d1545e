package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.StepReport;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.testing.CycleAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What becomes of a domain in the cloud by the configuration that a server has exported: all of it
 * at first, then each change by deltas alone. The stories share the domain and what became of it;
 * each has objects of its own.
 */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
@TestInstance(Lifecycle.PER_CLASS)
abstract class SyncStories {
  ContosoWorld world;
  private TestDomain domain;
  private Population population;
  private String archive;
  private CycleAssert initial;
  private Map<String, String> cloudAtFirst;

  abstract TestDomain open() throws Exception;

  /** Returns how many users there are; groups are a tenth. */
  abstract int users();

  int groups() {
    return users() / 10;
  }

  @BeforeEach
  void beginOnce() throws Exception {
    if (initial != null) {
      return;
    }
    domain = open();
    world = ContosoWorld.of(domain);
    archive = domain.unit("OU=Archive," + world.corp);
    population = new Population(domain, domain.unit("OU=People," + world.corp), users());
    population.create(groups());
    initial = world.scenario.initialCycle();
    cloudAtFirst = world.cloudObjects();
  }

  @AfterAll
  void stop() throws Exception {
    if (world != null) {
      world.close();
    }
    if (domain != null) {
      domain.close();
    }
  }

  @Test
  void theInitialCycleBringsEveryUserAndGroupToTheCloud() {
    initial.succeeded();
    StepReport read =
        initial.actual().stream()
            .filter(report -> report.type() == StepType.FULL_IMPORT)
            .filter(report -> report.connectorId().equals(world.ad.id()))
            .findFirst()
            .orElseThrow();
    // Three organizational units are selected too.
    assertThat(read.counters().get("staging"))
        .isEqualTo(Map.of("stage-add", users() + groups() + 3L));
    assertThat(cloudAtFirst).hasSize(users() + groups());
  }

  @Test
  void everyMemberIsAMemberInTheCloud() {
    for (int group = 1; group < groups(); group += 7) {
      world.cloud.holdsValues(
          world.inCloud(population.group(group)),
          "member",
          population.members(group).stream()
              .map(number -> world.inCloud(population.user(number)))
              .toArray());
    }
  }

  @Test
  void nothingIsLeftToDoAfterTheInitialCycle() throws Exception {
    world.after(() -> {}).staged(Map.of()).synchronizedAtMost(0).exported().andThatIsAll();
  }

  @Test
  void aNewUserIsCreatedWithTheNamesOfItsDomain() throws Exception {
    List<String> created = new ArrayList<>();
    Outcome outcome =
        world.after(() -> created.add(world.person("new", world.corp, title("Countess"))));

    String ada = created.get(0);
    String cloudDn = world.inCloud(ada);
    outcome.staged("stage-add", 1).synchronizedAtMost(1).exported("add " + cloudDn);
    String account = domain.account("new");
    ByteString guid = (ByteString) domain.guid(ada).anchor().value();
    String anchor = Base64.getEncoder().encodeToString(guid.toByteArray());
    world
        .cloud
        .holdsValues(cloudDn, "sourceAnchor", anchor)
        .holdsValues(cloudDn, "userPrincipalName", account + "@contoso.test")
        .holdsValues(cloudDn, "onPremisesSamAccountName", account)
        .holdsValues(cloudDn, "title", "Countess")
        .holdsValues(cloudDn, "accountEnabled", true)
        .holdsValues(cloudDn, "proxyAddresses", (Object[]) world.addresses("new"))
        .holdsValues(cloudDn, "dnsDomainName", "contoso.test")
        .holdsValues(cloudDn, "netBiosName", "CONTOSO");
    outcome.andThatIsAll();
  }

  @Test
  void aUserThatChangesIsUpdatedAlone() throws Exception {
    String ada = world.person("changed", world.corp, title("Countess"));
    Outcome outcome =
        world.after(
            () -> {
              domain.set(ada, "title", "Analyst");
              domain.set(ada, "mobile", "+44 1");
            });

    String cloudDn = world.inCloud(ada);
    outcome.staged("stage-update", 1).synchronizedAtMost(1).exported("update " + cloudDn);
    world.cloud.holdsValues(cloudDn, "title", "Analyst").holdsValues(cloudDn, "mobile", "+44 1");
    outcome.andThatIsAll();
  }

  @Test
  void aUserThatIsDisabledIsDisabledInTheCloud() throws Exception {
    String ada = world.person("disabled", world.corp);
    Outcome outcome = world.after(() -> domain.set(ada, "userAccountControl", "546"));

    String cloudDn = world.inCloud(ada);
    outcome.staged("stage-update", 1).exported("update " + cloudDn);
    world.cloud.holdsValues(cloudDn, "accountEnabled", false);
    outcome.andThatIsAll();
  }

  @Test
  void aMoveWithinTheScopeChangesNothingInTheCloud() throws Exception {
    String ada = world.person("moving", world.corp);
    Outcome outcome = world.after(() -> domain.move(ada, "CN=moving", archive));

    outcome.staged("stage-rename", 1).synchronizedAtMost(1).exported().andThatIsAll();
    assertThat(world.inCloud("CN=moving," + archive)).isNotEmpty();
  }

  @Test
  void aUserThatMovesOutOfTheScopeIsDeletedAndComesBackAsItWas() throws Exception {
    String ada = world.person("leaving", world.corp);
    world.settle();
    String cloudDn = world.inCloud(ada);
    String before = world.cloudObjects().get(cloudDn);

    world
        .after(() -> domain.move(ada, "CN=leaving", world.elsewhere))
        .staged("stage-delete", 1)
        .synchronizedAtMost(1)
        .exported("delete " + cloudDn)
        .andThatIsAll();
    world
        .after(() -> domain.move("CN=leaving," + world.elsewhere, "CN=leaving", world.corp))
        .staged("stage-add", 1)
        .synchronizedAtMost(1)
        .exported("add " + cloudDn)
        .andThatIsAll();
    assertThat(world.cloudObjects()).containsEntry(cloudDn, before);
  }

  @Test
  void aContainerThatMovesOutOfTheScopeTakesEverythingWithIt() throws Exception {
    String unit = domain.unit("OU=Project," + world.corp);
    String ada = world.person("inside1", unit);
    String bob = world.person("inside2", unit);
    world.settle();
    String first = world.inCloud(ada);
    String second = world.inCloud(bob);

    world
        .after(() -> domain.move(unit, "OU=Project", world.elsewhere))
        .staged("stage-delete", 3)
        .exported("delete " + first, "delete " + second)
        .andThatIsAll();
  }

  @Test
  void aUserThatIsRenamedHasTheNewNameInTheCloud() throws Exception {
    String ada = world.person("maiden", world.corp);
    Outcome outcome =
        world.after(
            () -> {
              String renamed = domain.move(ada, "CN=Love\\, Lace", world.corp);
              domain.set(renamed, "displayName", "Ada Lovelace");
            });

    String cloudDn = world.inCloud("CN=Love\\, Lace," + world.corp);
    outcome.staged("stage-rename", 1).synchronizedAtMost(1).exported("update " + cloudDn);
    world
        .cloud
        .holdsValues(cloudDn, "commonName", "Love, Lace")
        .holdsValues(cloudDn, "displayName", "Ada Lovelace");
    outcome.andThatIsAll();
  }

  @Test
  void aUserThatIsDeletedLeavesTheCloudAndItsGroups() throws Exception {
    String ada = world.person("doomed", world.corp);
    String bob = world.person("remaining", world.corp);
    String group = domain.groupIn(world.corp, "bereft", ada, bob);
    world.settle();
    String cloudDn = world.inCloud(ada);
    String cloudGroup = world.inCloud(group);

    Outcome outcome = world.after(() -> domain.delete(ada));

    outcome.changed(cloudDn, cloudGroup).synchronizedAtMost(2);
    assertThat(world.cloud.lastExport()).contains("delete " + cloudDn);
    world.cloud.holdsValues(cloudGroup, "member", world.inCloud(bob));
    outcome.andThatIsAll();
  }

  @Test
  void aUserThatIsBroughtBackToLifeIsTheSameInTheCloud() throws Exception {
    String ada = world.person("lazarus", world.corp);
    ObjectGuid guid = domain.guid(ada);
    world.settle();
    String cloudDn = world.inCloud(ada);
    world.after(() -> domain.delete(ada)).exported("delete " + cloudDn).andThatIsAll();

    Outcome outcome =
        world.after(
            () -> {
              domain.reanimate(guid, ada);
              domain.set(ada, "displayName", "Lazarus");
            });

    outcome.staged("stage-add", 1).synchronizedAtMost(1).exported("add " + cloudDn);
    world
        .cloud
        .holdsValues(cloudDn, "displayName", "Lazarus")
        .holdsValues(cloudDn, "onPremisesSamAccountName", domain.account("lazarus"));
    outcome.andThatIsAll();
  }

  @Test
  void membersComeAndGoOneByOne() throws Exception {
    String group = population.group(0);
    List<Integer> members = population.members(0);
    String gone = population.user(members.get(0));
    String came = world.person("joining", world.corp);
    Outcome outcome =
        world.after(
            () -> {
              domain.removeValue(group, "member", gone);
              domain.addValue(group, "member", came);
            });

    String cloudGroup = world.inCloud(group);
    outcome.staged("stage-update", 1).synchronizedAtMost(1).exported("update " + cloudGroup);
    List<String> expected = new ArrayList<>(List.of(world.inCloud(came)));
    for (int number : members.subList(1, members.size())) {
      expected.add(world.inCloud(population.user(number)));
    }
    world.cloud.holdsValues(cloudGroup, "member", expected.toArray());
    outcome.andThatIsAll();

    domain.removeValue(group, "member", came);
    domain.addValue(group, "member", gone);
  }

  @Test
  void aGroupThatIsCreatedWithItsMembersComesWithThem() throws Exception {
    List<String> created = new ArrayList<>();
    Outcome outcome =
        world.after(
            () -> {
              String ada = world.person("member", world.corp);
              created.add(ada);
              created.add(domain.groupIn(world.corp, "crew", ada, population.user(0)));
            });

    String user = world.inCloud(created.get(0));
    String group = world.inCloud(created.get(1));
    outcome
        .staged("stage-add", 2)
        .synchronizedAtMost(2)
        .exported("add " + user, "add " + group, "update " + group)
        .andThatIsAll();
    world.cloud.holdsValues(group, "member", user, world.inCloud(population.user(0)));
  }

  private static Attribute title(String text) {
    return new Attribute("title", text);
  }
}
