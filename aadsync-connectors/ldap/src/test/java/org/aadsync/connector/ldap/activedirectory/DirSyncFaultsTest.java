package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.FakeDomainController;
import org.aadsync.connector.ldap.testing.Right;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
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
}
