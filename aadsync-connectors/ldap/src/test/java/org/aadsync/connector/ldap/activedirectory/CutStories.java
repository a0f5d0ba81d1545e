package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.aadsync.connector.ldap.CuttingProxy;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The connection to a domain controller breaks anywhere: nothing is lost, and nothing happens
 * twice.
 */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class CutStories {
  private static final int PEOPLE = 20;
  private static final int CUTS = 12;
  private static final int WHOLE = Integer.MAX_VALUE;

  private TestDomain domain;
  private CuttingProxy proxy;
  private ContosoWorld world;
  private final List<String> people = new ArrayList<>();
  private String group;

  abstract TestDomain open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    domain = open();
    proxy = new CuttingProxy(domain.server.host(), domain.server.port());
    domain.through(proxy.port()).pages(6);
    world = ContosoWorld.of(domain);
    for (int number = 0; number < PEOPLE; number++) {
      people.add(world.mailbox("p" + number, world.corp));
    }
    group = domain.groupIn(world.corp, "staff", people.toArray(String[]::new));
    world.scenario.initialCycle().succeeded();
    world.settle();
  }

  @AfterEach
  void stop() throws Exception {
    if (world != null) {
      world.close();
    }
    if (proxy != null) {
      proxy.close();
    }
    if (domain != null) {
      domain.close();
    }
  }

  private void assertBroken(StepReport report) {
    assertThat(report.status()).isIn("stopped-connectivity", "no-start-connection");
  }

  private TreeSet<String> toBeDeleted() {
    TreeSet<String> names = new TreeSet<>();
    world
        .scenario
        .engine()
        .connectorSpace(world.ad.id())
        .filter(object -> object.pendingImport() == PendingOperation.DELETE)
        .map(ConnectorSpaceObject::dn)
        .forEach(names::add);
    return names;
  }

  @Test
  void aFullImportThatBreaksOffDeletesNothing() throws Exception {
    proxy.cutAfter(WHOLE);
    world.ad.fullImport().succeeded();
    int whole = proxy.answered();

    for (int cut = 0; cut < CUTS; cut++) {
      proxy.cutAfter(whole * cut / CUTS);
      assertBroken(world.ad.fullImport().actual());
      assertThat(toBeDeleted()).isEmpty();
    }

    proxy.cutAfter(WHOLE);
    world.ad.fullImport().succeeded();
    world.after(() -> {}).exported().andThatIsAll();
  }

  @Test
  void aDeltaImportThatBreaksOffLosesNothing() throws Exception {
    String deleted = world.inCloud(people.get(0));
    String left = world.inCloud(people.get(1));
    List<String> expected = new ArrayList<>(List.of(deleted, left, world.inCloud(group)));
    for (String changed : people.subList(2, 15)) {
      expected.add(world.inCloud(changed));
    }
    Outcome outcome =
        world.after(
            () -> {
              domain.delete(people.get(0));
              String outside = domain.move(people.get(1), "CN=p1", world.elsewhere);
              for (String changed : people.subList(2, 15)) {
                domain.set(changed, "title", "changed");
              }
              String came = world.person("came", world.corp);
              domain.addValue(group, "member", came);
              importWithCuts(new TreeSet<>(List.of(people.get(0), outside)));
              world.ad.deltaSync().succeeded();
              expected.add(world.inCloud(came));
            });

    outcome.changed(expected.toArray(String[]::new)).andThatIsAll();
    assertThat(world.cloudObjects()).doesNotContainKeys(deleted, left).hasSize(PEOPLE);
  }

  private void importWithCuts(TreeSet<String> gone) {
    int cuts = 0;
    proxy.cutAfter(0);
    for (StepReport report = world.ad.deltaImport().actual();
        !report.completed();
        report = world.ad.deltaImport().actual()) {
      assertBroken(report);
      assertThat(gone).containsAll(toBeDeleted());
      cuts++;
      proxy.cutAfter(cuts * 500);
    }
    assertThat(cuts).isGreaterThan(5);
    proxy.cutAfter(WHOLE);
  }

  @Test
  void anExportThatBreaksOffIsDoneOnce() throws Exception {
    int broken = 0;
    List<String> some = people.subList(0, 6);
    for (int cut = 0; cut < CUTS; cut++) {
      String address = "/o=ExchangeLabs/cn=" + cut;
      for (String dn : some) {
        world.cloud.change(
            world.inCloud(dn), "cloudMastered", false, "cloudLegacyExchangeDN", address);
      }
      proxy.cutAfter(WHOLE);
      world.ad.deltaImport().succeeded();
      world.cloud.deltaImport().succeeded();
      world.ad.deltaSync().succeeded();
      world.cloud.deltaSync().succeeded();

      proxy.cutAfter(60 * cut);
      StepReport report = world.ad.export().actual();
      if (!report.completed()) {
        assertBroken(report);
        broken++;
      }
      proxy.cutAfter(WHOLE);
      world.ad.export().succeeded();

      for (String dn : some) {
        String name = dn.substring(3, dn.indexOf(','));
        assertThat(domain.admin.getEntry(dn, "proxyAddresses").getAttributeValues("proxyAddresses"))
            .containsExactlyInAnyOrder(world.addresses(name, "x500:" + address));
      }
    }
    assertThat(broken).isPositive();
    world.settle();
  }

  @Test
  void anObjectThatMayHaveBeenCreatedIsNotCreatedTwice() throws Exception {
    int unknown = 0;
    for (int cut = 0; cut < CUTS; cut++) {
      String dn = "CN=contact" + cut + "," + domain.root;
      proxy.cutAfter(40 * cut);
      try (Connector connector = domain.connector();
          ExportSession session = connector.openExport()) {
        session.export(List.of(new ExportOperation.Add(dn, "contact", List.of())));
      } catch (ConnectorException e) {
        unknown++;
        proxy.cutAfter(WHOLE);
        repeat(dn);
      }
      assertThat(domain.admin.getEntry(dn, "1.1")).as("%s", cut).isNotNull();
    }
    assertThat(unknown).isPositive();
  }

  @Test
  void whatFindsItsIdleConnectionCutMakesAnother() throws Exception {
    proxy.cutAfter(WHOLE);
    String first = "CN=first," + domain.root;
    String second = "CN=second," + domain.root;
    try (Connector connector = domain.connector();
        ExportSession session = connector.openExport()) {
      final Anchor anchor = success(session, new ExportOperation.Add(first, "contact", List.of()));
      assertThat(connector.objectReader().orElseThrow().readObject(domain.partition(), first))
          .isPresent();
      proxy.cutNow();
      success(session, new ExportOperation.Add(second, "contact", List.of()));
      assertThat(connector.objectReader().orElseThrow().readObject(domain.partition(), second))
          .isPresent();
      proxy.cutNow();
      success(session, new ExportOperation.Delete(first, "contact", anchor));
    }

    assertThat(domain.admin.getEntry(first, "1.1")).isNull();
    assertThat(domain.admin.getEntry(second, "1.1")).isNotNull();
  }

  private static Anchor success(ExportSession session, ExportOperation operation)
      throws ConnectorException {
    ExportOutcome outcome = session.export(List.of(operation)).get(0);
    return ((ExportOutcome.Success) outcome).anchor();
  }

  private void repeat(String dn) throws ConnectorException {
    try (Connector connector = domain.connector();
        ExportSession session = connector.openExport()) {
      assertThat(
              session
                  .export(List.of(new ExportOperation.Add(dn, "contact", List.of(), true)))
                  .get(0))
          .isInstanceOfAny(ExportOutcome.Success.class, ExportOutcome.ConvertToUpdate.class);
    }
  }
}
