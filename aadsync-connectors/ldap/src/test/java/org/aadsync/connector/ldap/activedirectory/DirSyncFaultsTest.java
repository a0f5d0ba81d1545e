package org.aadsync.connector.ldap.activedirectory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.FakeDomainController;
import org.aadsync.connector.ldap.testing.Right;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ObjectReader;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with DirSync loses nothing and deletes nothing. */
class DirSyncFaultsTest {
  private FakeActiveDirectory fake;
  private TestDomain domain;

  @BeforeEach
  void start() throws Exception {
    fake =
        FakeActiveDirectory.builder()
            .dirSyncRounds(2, 2)
            .account("plain", "Passw0rd!plain")
            .start();
    domain = TestDomain.of(fake);
  }

  @AfterEach
  void stop() throws Exception {
    domain.close();
  }

  private static void asksForAFullImport(List<ImportEvent> events) {
    assertThat(events).hasSize(1);
    assertThat(Replica.end(events)).isInstanceOf(Completeness.FullImportRequired.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 53})
  @DisplayName("C11 a refused cookie asks for a full import")
  void aRefusedCookie(int code) throws Exception {
    domain.contact("ada");
    Replica replica = Replica.of(domain);
    fake.faults().refuseCookies(ResultCode.valueOf(code), 1);

    asksForAFullImport(replica.read());
  }

  @Test
  @DisplayName("C11 a restored controller asks for a full import")
  void aRestoredController() throws Exception {
    Replica replica = Replica.of(domain);
    fake.controller().restore();

    asksForAFullImport(replica.read());
  }

  @Test
  @DisplayName("C11 another controller asks for a full import")
  void anotherController() throws Exception {
    Replica replica = Replica.of(domain);
    try (FakeDomainController other = fake.startController();
        Connector connector =
            domain.connector(
                new LdapServer(other.host(), other.port()),
                fake.administrator(),
                fake.password())) {
      asksForAFullImport(replica.read(connector, domain.partition()));
    }
  }

  @Test
  @DisplayName("Section 13.2: a domain that is there no more is no-start-partition-delete")
  void aDomainThatIsGone() throws Exception {
    Replica replica = Replica.of(domain);
    Partition gone =
        new Partition(
            domain.partition().id(),
            "DC=gone,DC=test",
            "gone.test",
            true,
            List.of("user"),
            List.of(),
            List.of(),
            Map.of());
    try (Connector connector = domain.connector()) {
      assertThatThrownBy(() -> new Replica(domain).read(connector, gone))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.status()).isEqualTo("no-start-partition-delete"))
          .hasMessageContainingAll("DC=gone,DC=test", fake.base(), "select it no more");
    }
    assertThat(Replica.end(replica.read())).isEqualTo(new Completeness.Complete());
  }

  @Test
  @DisplayName("Section 13.2: an object of which the name is none is dn-not-ldap-conformant")
  void aNameThatIsNone() throws Exception {
    Entry nameless = new Entry("nobody");
    nameless.addAttribute("objectClass", "user");

    assertThat(rejected(nameless).error().code()).isEqualTo("dn-not-ldap-conformant");
  }

  @Test
  @DisplayName("Section 13.2: an object that shows no object class is missing-object-class")
  void anObjectWithoutClass() throws Exception {
    assertThat(rejected(new Entry("CN=ada," + domain.root)).error().code())
        .isEqualTo("missing-object-class");
  }

  private ImportEvent.Rejected rejected(Entry entry) throws Exception {
    List<ImportEvent> events = new ArrayList<>();
    ImportReport report =
        new ImportReport(
            ImportScope.of(domain.definition(), domain.partition()),
            new ValueReader(domain.definition()),
            events::add,
            ImportReport.Phase.FOLLOWING);
    entry.addAttribute(ObjectGuid.ATTRIBUTE, new byte[16]);

    report.object(entry);

    assertThat(events).singleElement().isInstanceOf(ImportEvent.Rejected.class);
    ImportEvent.Rejected rejected = (ImportEvent.Rejected) events.get(0);
    assertThat(rejected.anchor()).isNotNull();
    return rejected;
  }

  @Test
  @DisplayName("C11 an empty round that is not the last is none")
  void emptyRounds() throws Exception {
    Replica replica = Replica.of(domain);
    domain.contact("ada");
    fake.faults().emptyRounds(5);

    assertThat(Replica.end(replica.read())).isEqualTo(new Completeness.Complete());
    assertThat(replica.objects).hasSize(1);
  }

  @Test
  @DisplayName("C11 rounds without an end are noticed")
  void endlessRounds() throws Exception {
    Replica replica = Replica.of(domain);
    fake.faults().emptyRounds(Integer.MAX_VALUE);

    assertThatThrownBy(replica::read)
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("without an end");
  }

  @Test
  @DisplayName("C11 a tombstone without attributes is known by its name")
  void bareTombstones() throws Exception {
    String ada = domain.contact("ada");
    Replica replica = Replica.of(domain);
    fake.faults().bareTombstones();
    domain.delete(ada);

    assertThat(Replica.end(replica.read())).isEqualTo(new Completeness.Complete());
    assertThat(replica.objects).isEmpty();
  }

  @Test
  @DisplayName("C11 a right that was taken away is missed in words")
  void aRightThatWasTakenAway() throws Exception {
    String plain = "CN=plain,CN=Users," + fake.base();
    fake.grant(plain, Right.REPLICATING_DIRECTORY_CHANGES);
    Replica replica = new Replica(domain);
    try (Connector connector =
        domain.connector(
            new LdapServer(fake.controller().host(), fake.controller().port()),
            plain,
            "Passw0rd!plain")) {
      replica.read(connector, domain.partition());
      fake.revoke(plain, Right.REPLICATING_DIRECTORY_CHANGES);

      assertThatThrownBy(() -> replica.read(connector, domain.partition()))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.status()).isEqualTo("stopped-failed-permission"));
    }
  }

  @Test
  @DisplayName("C11 without the right and without sight of deleted objects nothing is followed")
  void anAccountWithoutRights() throws Exception {
    domain.contact("ada");
    Replica replica = new Replica(domain);
    try (Connector connector =
        domain.connector(
            new LdapServer(fake.controller().host(), fake.controller().port()),
            "CN=plain,CN=Users," + fake.base(),
            "Passw0rd!plain")) {
      assertThat(Replica.end(replica.read(connector, domain.partition())))
          .isEqualTo(new Completeness.Complete());
      assertThat(replica.objects).hasSize(1);

      asksForAFullImport(replica.read(connector, domain.partition()));
    }
  }

  @Test
  @DisplayName("C11 without the right but with sight of deleted objects uSNChanged is followed")
  void anAccountThatSeesDeletedObjects() throws Exception {
    String plain = "CN=plain,CN=Users," + fake.base();
    fake.grant(plain, Right.READ_DELETED);
    String unit = domain.unit("OU=unit," + domain.root);
    String changed = domain.contact("changed");
    String moved = domain.contact("moved");
    String deleted = domain.contact("deleted");
    String group = domain.group("staff", changed, deleted);
    Anchor gone = domain.guid(deleted).anchor();
    Replica replica = new Replica(domain);
    try (Connector connector =
        domain.connector(
            new LdapServer(fake.controller().host(), fake.controller().port()),
            plain,
            "Passw0rd!plain")) {
      replica.read(connector, domain.partition());
      assertThat(Watermark.of(replica.watermark().orElseThrow()))
          .hasValueSatisfying(
              place -> assertThat(place.method()).isEqualTo(Watermark.Method.USN_CHANGED));
      String added = domain.contact("added");
      domain.addValue(group, "member", added);
      domain.set(changed, "title", "Countess");
      Anchor kept = domain.guid(domain.move(moved, "CN=renamed", unit)).anchor();
      domain.delete(deleted);

      List<ImportEvent> events = replica.read(connector, domain.partition());

      assertThat(Replica.end(events)).isEqualTo(new Completeness.Complete());
      assertThat(events).contains(new ImportEvent.Deleted(domain.partition().id(), gone, true));
      assertThat(replica.objects.get(kept).get("dn")).containsExactly("CN=renamed," + unit);
      assertThat(replica.objects.get(domain.guid(changed).anchor()).get("title"))
          .containsExactly("Countess");
      assertThat(replica.objects).containsKey(domain.guid(added).anchor());
      assertThat(replica.objects).isEqualTo(Replica.of(domain).objects).hasSize(4);
    }
  }

  @Test
  @DisplayName("Z-16 a delta goes on from each of its pages")
  void aDeltaGoesOnFromEachOfItsPages() throws Exception {
    Replica before = Replica.of(domain);
    ByteString watermark = before.watermark().orElseThrow();
    String group = domain.group("staff");
    List<Anchor> came = new ArrayList<>();
    for (int number = 0; number < 7; number++) {
      String contact = domain.contact("c" + number);
      came.add(domain.guid(contact).anchor());
      domain.addValue(group, "member", contact);
    }
    List<ImportEvent> events = before.read();
    List<ByteString> resumable =
        events.stream()
            .filter(ImportEvent.Checkpoint.class::isInstance)
            .map(ImportEvent.Checkpoint.class::cast)
            .filter(checkpoint -> !checkpoint.isFinal())
            .map(ImportEvent.Checkpoint::watermark)
            .toList();
    assertThat(resumable).hasSizeGreaterThan(2);
    assertThat(before.objects).isEqualTo(Replica.of(domain).objects).hasSize(8);
    for (ByteString place : resumable) {
      List<ImportEvent> rest = new ArrayList<>();
      try (Connector connector = domain.connector()) {
        connector.importObjects(
            new ImportRequest(
                domain.partition(), Optional.of(watermark), false, Optional.of(place)),
            rest::add);
      }
      int covered =
          events.indexOf(new ImportEvent.Checkpoint(domain.partition().id(), place, false));
      assertThat(rest).isEqualTo(events.subList(covered + 1, events.size()));
    }
  }

  @Test
  void aCutInTheMiddleLosesNothing() throws Exception {
    for (int number = 0; number < 6; number++) {
      domain.contact("c" + number);
    }
    for (int entries = 0; entries < 12; entries++) {
      Replica replica = new Replica(domain);
      fake.faults().cutAfterEntries(entries);
      try {
        replica.read();
      } catch (ConnectorException e) {
        assertThat(e.status())
            .isIn("stopped-connectivity", "stopped-server-down", "no-start-connection");
        assertThat(replica.watermark()).isEmpty();
        replica = Replica.of(domain);
      } finally {
        fake.faults().clear();
      }
      assertThat(replica.objects).hasSize(6);
    }
  }

  @Test
  void aCutOfAnExportIsResolvedByLookingAgain() throws Exception {
    for (boolean applied : new boolean[] {true, false}) {
      fake.faults().cutAfterWrites(0, applied);
      try (Connector connector = domain.connector();
          var session = connector.openExport()) {
        var outcome =
            session
                .export(
                    List.of(
                        new ExportOperation.Add(
                            "CN=c" + applied + "," + domain.root, "contact", List.of())))
                .get(0);

        Anchor anchor = domain.guid("CN=c" + applied + "," + domain.root).anchor();
        assertThat(outcome)
            .isEqualTo(
                applied
                    ? new ExportOutcome.ConvertToUpdate(anchor)
                    : new ExportOutcome.Success(anchor));
      }
    }
  }

  @Test
  void whatMovesToAPlaceThatWasReadDoesNotSeemToBeGone() throws Exception {
    String first = domain.unit("OU=first," + domain.root);
    String second = domain.unit("OU=second," + domain.root);
    domain.include(first, second);
    String ada = domain.user("ada", first);
    String bob = domain.user("bob", second);
    String eve = domain.user("eve", second);
    Anchor moved = domain.guid(bob).anchor();
    Anchor deleted = domain.guid(eve).anchor();
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = domain.connector()) {
      connector.importObjects(
          new ImportRequest(domain.partition(), Optional.empty(), false),
          event -> {
            if (events.isEmpty()) {
              meanwhile(bob, first, eve);
            }
            events.add(event);
          });
    }

    assertThat(ada).isNotEmpty();
    assertThat(events)
        .contains(
            new ImportEvent.Moved(domain.partition().id(), moved, "CN=bob," + first),
            new ImportEvent.Deleted(domain.partition().id(), deleted, true));
    assertThat(events.stream().filter(ImportEvent.Full.class::isInstance)).hasSize(1);
  }

  private void meanwhile(String bob, String place, String eve) {
    try {
      domain.move(bob, "CN=bob", place);
      domain.delete(eve);
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tenChangesAreOneRound() throws Exception {
    FakeActiveDirectory large = FakeActiveDirectory.builder().start();
    try (TestDomain other = TestDomain.of(large)) {
      List<String> people = new ArrayList<>();
      for (int number = 0; number < 50; number++) {
        people.add(other.contact("c" + number));
      }
      Replica replica = Replica.of(other);
      for (String dn : people.subList(0, 10)) {
        other.set(dn, "title", "changed");
      }
      large.resetStatistics();

      assertThat(Replica.about(replica.read()))
          .hasSize(10)
          .allMatch(ImportEvent.Partial.class::isInstance);

      assertThat(large.statistics().dirSyncRounds()).isEqualTo(1);
      // Two more ask which controller this is.
      assertThat(large.statistics().roundTrips()).isEqualTo(3);
    }
  }

  @Test
  void anObjectReaderKeepsItsConnectionAndFindsAnotherWhenItIsCut() throws Exception {
    Anchor ada = domain.guid(domain.user("ada")).anchor();
    fake.resetStatistics();
    try (Connector connector = domain.connector()) {
      ObjectReader reader = connector.objectReader().orElseThrow();
      for (int attempt = 0; attempt < 5; attempt++) {
        assertThat(reader.readObject(domain.partition(), ada)).isPresent();
      }
      assertThat(fake.statistics().connections()).isEqualTo(1);
      fake.controller().disconnectAll();

      assertThat(reader.readObject(domain.partition(), ada)).isPresent();
    }
  }

  @Test
  @DisplayName("C9 an answer that is none ends the import and spoils nothing")
  void answersThatAreNone() throws Exception {
    domain.contact("ada");
    List<Runnable> faults =
        List.of(
            () -> fake.faults().garbage(new byte[] {0x30, (byte) 0x84, 0x7F, 0, 0, 0, 1}),
            () -> fake.faults().garbage(new byte[] {0x30, (byte) 0x80, 0, 0}),
            () -> fake.faults().garbage("HTTP/1.1 400\r\n\r\n".getBytes(UTF_8)),
            () -> fake.faults().noticeOfDisconnection(),
            () -> fake.faults().answer(ResultCode.BUSY, 1),
            () -> fake.faults().answer(ResultCode.UNAVAILABLE, 1));
    for (Runnable fault : faults) {
      Replica replica = new Replica(domain);
      fault.run();

      assertThatThrownBy(replica::read).isInstanceOf(ConnectorException.class);

      fake.faults().clear();
      assertThat(Replica.of(domain).objects).hasSize(1);
    }
  }
}
