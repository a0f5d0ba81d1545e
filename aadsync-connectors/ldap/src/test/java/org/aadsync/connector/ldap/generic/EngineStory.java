package org.aadsync.connector.ldap.generic;

import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.usersTo;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Map;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of a directory arrive in a cloud, and what changes there follows by delta imports. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class EngineStory {
  private static final String MANAGERS = "managers:reference[]";

  private TestTree tree;
  private Scenario world;
  private TestDirectory people;
  private TestDirectory cloud;

  abstract TestTree open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    tree = open();
    Scenario sketch = new Scenario().metaverseAttributes(MANAGERS);
    ConnectorDefinition tenant = sketch.azureAd("Cloud").attributes(MANAGERS).definition();
    Scenario named = Scenario.of(configuration(sketch, tenant, List.of()));
    List<SyncRule> rules =
        List.of(
            inbound("In from people", named.directory("people"), "inetOrgPerson", "person")
                .provision()
                .join("employeeNumber", "sourceAnchor")
                .flow("displayName")
                .flowFrom("employeeNumber", "sourceAnchor")
                .flowFrom("manager", "managers")
                .constant("sourceObjectType", "User")
                .build(100),
            usersTo(named.directory("Cloud")).flow("managers").build(101));
    world =
        Scenario.of(configuration(sketch, tenant, rules))
            .keptIn(new InMemoryStateStore(1))
            .host(builder -> builder.connector(tree.definition().id(), connector()));
    people = world.directory("people");
    cloud = world.directory("Cloud");
  }

  private ServerConfiguration configuration(
      Scenario sketch, ConnectorDefinition tenant, List<SyncRule> rules) {
    return new ServerConfiguration(
        List.of(tree.definition(), tenant), rules, sketch.configuration().metaverse(), Map.of());
  }

  private GenericConnector connector() {
    try {
      return tree.connector();
    } catch (ConnectorException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (tree != null) {
      tree.close();
    }
  }

  /** Adds a person of this number, which may be followed by a container: {@code 1,ou=a,dc=b}. */
  private String person(String number, String... more) throws Exception {
    String dn = tree.person("p" + number, more);
    String digits = number.replaceAll(",.*", "");
    tree.admin()
        .modify(
            dn,
            List.of(
                new Modification(ModificationType.REPLACE, "employeeNumber", digits),
                new Modification(ModificationType.REPLACE, "displayName", "Person " + digits)));
    return dn;
  }

  private void set(String dn, String attribute, String... values) throws Exception {
    tree.admin().modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
  }

  private void initialCycle() {
    world.importAndSynchronize().exportAndConfirm();
  }

  /** Imports and synchronizes what changed, exports, and has it confirmed. */
  private StepAssert deltaCycle() {
    StepAssert imported = people.deltaImport().succeeded();
    people.deltaSync().succeeded();
    cloud.export().succeeded();
    cloud.deltaImport().succeeded();
    cloud.deltaSync().succeeded();
    world.settled();
    return imported;
  }

  @Test
  void peopleArriveInTheCloudWithTheirManagers() throws Exception {
    String boss = person("1");
    person("2", "manager: " + boss);
    person("3", "manager: " + boss);

    initialCycle();

    cloud.holdsExactly("1", "2", "3").holdsValues("2", "displayName", "Person 2");
    cloud.holdsValues("2", "managers", "1").holdsValues("3", "managers", "1");
  }

  @Test
  void whatComesChangesAndGoesIsFollowed() throws Exception {
    String boss = person("1");
    String ada = person("2", "manager: " + boss);
    String eve = person("3");
    initialCycle();

    set(ada, "displayName", "Ada");
    tree.admin().delete(eve);
    person("4", "manager: " + ada);
    deltaCycle();

    cloud.holdsExactly("1", "2", "4").holdsValues("2", "displayName", "Ada");
    cloud.holdsValues("2", "managers", "1").holdsValues("4", "managers", "2");
  }

  @Test
  void nothingNewIsNothingToDo() throws Exception {
    person("1");
    initialCycle();

    people.deltaImport().succeeded();
    people.deltaSync().succeeded();

    cloud.export().exportedNothing();
  }

  @Test
  void aRenamedPersonStaysTheSameAndReferencesToItStay() throws Exception {
    String boss = person("1");
    person("2", "manager: " + boss);
    tree.container("ou=else," + tree.base());
    initialCycle();

    String moved = "uid=chief,ou=else," + tree.base();
    tree.admin().modifyDN(boss, "uid=chief", true, "ou=else," + tree.base());
    set("uid=p2," + tree.base(), "manager", moved);
    people.deltaImport().succeeded();
    people.deltaSync().succeeded();

    cloud.export().exportedNothing();
    people.object(moved).isConnected();
    cloud.holdsValues("2", "managers", "1");
  }

  @Test
  void peopleInARenamedContainerStayTheSame() throws Exception {
    tree.container("ou=old," + tree.base());
    String boss = person("1,ou=old," + tree.base());
    person("2", "manager: " + boss);
    initialCycle();

    tree.admin().modifyDN("ou=old," + tree.base(), "ou=new", true);
    deltaCycle().staged("stage-rename", 1).staged("stage-delete", 0);

    people.object("uid=p1,ou=new," + tree.base()).isConnected();
    cloud.holdsExactly("1", "2");
  }

  @Test
  void peopleInAContainerThatLeftThePartitionGo() throws Exception {
    String top = tree.base().substring(tree.base().indexOf(',') + 1);
    tree.container("ou=leaving," + tree.base());
    person("1,ou=leaving," + tree.base());
    person("2");
    initialCycle();

    tree.admin().modifyDN("ou=leaving," + tree.base(), "ou=aadsync-generic-gone", true, top);
    try {
      deltaCycle().staged("stage-delete", 1);
      cloud.holdsExactly("2");
    } finally {
      tree.admin().modifyDN("ou=aadsync-generic-gone," + top, "ou=back", true, tree.base());
    }
    deltaCycle().staged("stage-add", 1);

    cloud.holdsExactly("1", "2");
  }

  @Test
  void aNewProcessGoesOnFromWhereTheLastOneWas() throws Exception {
    String ada = person("1");
    person("2");
    initialCycle();
    set(ada, "displayName", "Ada");

    world.restart();
    deltaCycle().staged("stage-update", 1);

    cloud.holdsExactly("1", "2").holdsValues("1", "displayName", "Ada");
  }
}
