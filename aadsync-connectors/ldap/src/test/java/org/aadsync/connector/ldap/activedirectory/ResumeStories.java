package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aadsync.connector.ldap.CuttingProxy;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.engine.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A full import of several containers breaks off, and the directory does not stand still. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class ResumeStories {
  private static final int PEOPLE = 10;

  private TestDomain domain;
  private CuttingProxy proxy;
  private ContosoWorld world;
  private String first;
  private String third;
  private final List<String> people = new ArrayList<>();

  abstract TestDomain open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    domain = open();
    proxy = new CuttingProxy(domain.server.host(), domain.server.port());
    domain.through(proxy.port()).pages(4);
    world =
        ContosoWorld.of(
            domain,
            FilterStories.containers(
                List.of(
                    "OU=First," + FilterStories.CORP,
                    "OU=Second," + FilterStories.CORP,
                    "OU=Third," + FilterStories.CORP),
                List.of()));
    first = domain.unit("OU=First," + world.corp);
    String second = domain.unit("OU=Second," + world.corp);
    third = domain.unit("OU=Third," + world.corp);
    for (String container : List.of(first, second, third)) {
      for (int number = 0; number < PEOPLE; number++) {
        people.add(world.person("p" + people.size(), container));
      }
    }
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

  /** Breaks a full import off where so much of the way is behind it. */
  private void breakOffAfter(double part) throws Exception {
    proxy.cutAfter(Integer.MAX_VALUE);
    world.ad.fullImport().succeeded();
    proxy.cutAfter((int) (proxy.answered() * part));
    assertThat(world.ad.fullImport().actual().completed()).isFalse();
    proxy.cutAfter(Integer.MAX_VALUE);
  }

  private static long staged(StepReport report) {
    return report.counters().getOrDefault("staging", Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private List<String> toBeDeleted() {
    return world
        .scenario
        .engine()
        .connectorSpace(world.ad.id())
        .filter(object -> object.pendingImport() == PendingOperation.DELETE)
        .map(ConnectorSpaceObject::dn)
        .toList();
  }

  @Test
  @DisplayName("Z-16 a full import goes on with the container that it was reading")
  void goesOnWithTheContainer() throws Exception {
    breakOffAfter(0.6);

    StepReport rest = world.ad.fullImport().succeeded().actual();

    // The second container and the third, themselves included.
    assertThat(staged(rest)).isEqualTo(2 * (PEOPLE + 1));
    assertThat(toBeDeleted()).isEmpty();
  }

  @Test
  @DisplayName("Z-16 what happens between the parts is in none of them lost")
  void followsWhatWasReadBefore() throws Exception {
    String deleted = world.inCloud(people.get(1));
    String changed = world.inCloud(people.get(2));
    List<String> expected = new ArrayList<>(List.of(deleted, changed));

    Outcome outcome =
        world.after(
            () -> {
              breakOffAfter(0.6);
              domain.move(people.get(0), "CN=p0", third);
              domain.move(people.get(2 * PEOPLE), "CN=p20", first);
              domain.delete(people.get(1));
              domain.set(people.get(2), "title", "changed");
              String came = world.person("came", first);
              world.ad.fullImport().succeeded();
              assertThat(toBeDeleted()).containsExactly(people.get(1));
              world.ad.deltaSync().succeeded();
              expected.add(world.inCloud(came));
            });

    outcome.changed(expected.toArray(String[]::new)).andThatIsAll();
    world.cloud.holdsValues(changed, "title", "changed");
    assertThat(world.inCloud("CN=p0," + third)).isNotEmpty();
    assertThat(world.inCloud("CN=p20," + first)).isNotEmpty();
  }
}
