package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.connector.ldap.DeltaMethod;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.expressions.value.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What refers to an object that comes back from the recycle bin: it refers to it again, without
 * being changed.
 */
@DisplayName("Restored objects")
class RestoredObjectsTest {
  private FakeActiveDirectory fake;
  private TestDomain domain;

  @BeforeEach
  void start() throws Exception {
    fake = FakeActiveDirectory.builder().recycleBin(true).dirSyncRounds(2, 100).start();
    domain = TestDomain.of(fake);
  }

  @AfterEach
  void stop() throws Exception {
    domain.close();
  }

  /** Returns the references that were reported as added: {@code attribute of referrer}. */
  private List<String> references(List<ImportEvent> events, String target) throws Exception {
    List<String> found = new ArrayList<>();
    for (ImportEvent event : events) {
      if (event instanceof ImportEvent.Partial partial) {
        for (AttributeChange change : partial.changes()) {
          List<Object> added =
              change instanceof AttributeChange.Delta delta
                  ? delta.adds()
                  : ((AttributeChange.Replace) change).values();
          if (added.stream()
              .anyMatch(value -> value instanceof Reference to && to.dn().equals(target))) {
            found.add(change.attribute().name() + " of " + name(partial.anchor()));
          }
        }
      }
    }
    return found;
  }

  private String name(Anchor anchor) throws Exception {
    return domain
        .admin
        .getEntry(ObjectGuid.of(anchor).orElseThrow().dn(), "name")
        .getAttributeValue("name");
  }

  private List<ImportEvent> restored(Replica replica, String dn) throws Exception {
    ObjectGuid guid = domain.guid(dn);
    domain.delete(dn);
    replica.read();
    domain.reanimate(guid, dn);
    return replica.read();
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void whoRefersToARestoredObjectByALinkIsReported(DeltaMethod method) throws Exception {
    domain.by(method);
    String ada = domain.contact("Ada\\, (the *) \\\\ Lovelace");
    domain.group("staff", ada);
    domain.group("crew", ada, domain.user("other"));
    domain.group("others");
    domain.user("bob", new Attribute("manager", ada));
    Replica replica = Replica.of(domain);

    List<ImportEvent> events = restored(replica, ada);

    assertThat(references(events, ada))
        .containsExactlyInAnyOrder("member of staff", "member of crew", "manager of bob");
    assertThat(Replica.end(events)).isEqualTo(new ImportEvent.Completeness.Complete());
    assertThat(replica.read()).filteredOn(ImportEvent.Partial.class::isInstance).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void ofALargeGroupOneMemberIsReported(DeltaMethod method) throws Exception {
    domain.by(method);
    String ada = domain.user("ada");
    List<String> members = new ArrayList<>(List.of(ada));
    for (int i = 0; i < 20; i++) {
      members.add(domain.user("u" + i));
    }
    String group = domain.group("staff", members.toArray(String[]::new));
    Anchor anchor = domain.guid(group).anchor();
    Replica replica = Replica.of(domain);

    List<ImportEvent> events = restored(replica, ada);

    assertThat(events)
        .filteredOn(
            event ->
                event instanceof ImportEvent.Full full && full.object().anchor().equals(anchor))
        .isEmpty();
    assertThat(events)
        .filteredOn(ImportEvent.Partial.class::isInstance)
        .singleElement()
        .satisfies(
            event -> {
              ImportEvent.Partial partial = (ImportEvent.Partial) event;
              assertThat(partial.anchor()).isEqualTo(anchor);
              assertThat(((AttributeChange.Delta) partial.changes().get(0)).adds()).hasSize(1);
            });
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void whoIsNotSelectedIsNotReported(DeltaMethod method) throws Exception {
    domain.by(method);
    String inside = domain.unit("OU=inside," + domain.root);
    String outside = domain.unit("OU=outside," + domain.root);
    domain.include(inside);
    String ada = domain.user("ada", inside);
    domain.groupIn(outside, "far", ada);
    domain.groupIn(inside, "near", ada);
    domain.set(outside, "managedBy", ada);
    Replica replica = Replica.of(domain);

    assertThat(references(restored(replica, ada), ada)).containsExactly("member of near");
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void whatIsRestoredOutsideTheScopeIsNotLookedFor(DeltaMethod method) throws Exception {
    domain.by(method);
    String inside = domain.unit("OU=inside," + domain.root);
    domain.include(inside);
    String ada = domain.user("ada");
    domain.groupIn(inside, "near", ada);
    Replica replica = Replica.of(domain);
    ObjectGuid guid = domain.guid(ada);
    domain.delete(ada);
    replica.read();
    domain.reanimate(guid, ada);

    assertThat(references(replica.read(), ada)).isEmpty();
  }

  @Test
  void manyAreRestoredOverManyPages() throws Exception {
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      people.add(domain.user("u" + i));
    }
    domain.group("staff", people.toArray(String[]::new));
    Replica replica = Replica.of(domain);
    List<ObjectGuid> guids = new ArrayList<>();
    for (String each : people) {
      guids.add(domain.guid(each));
      domain.delete(each);
    }
    replica.read();
    for (int i = 0; i < people.size(); i++) {
      domain.reanimate(guids.get(i), people.get(i));
    }

    List<ImportEvent> events = replica.read();

    for (String each : people) {
      assertThat(references(events, each)).containsExactly("member of staff");
    }
  }

  @ParameterizedTest
  @EnumSource(DeltaMethod.class)
  void nothingIsLookedForWithoutARestoredObject(DeltaMethod method) throws Exception {
    domain.by(method);
    String ada = domain.user("ada");
    domain.group("staff", ada);
    Replica replica = Replica.of(domain);
    fake.resetStatistics();
    replica.read();
    long idle = fake.statistics().searches();
    domain.set(ada, "title", "changed");
    fake.resetStatistics();

    replica.read();

    assertThat(fake.statistics().searches()).isEqualTo(idle);
  }
}
