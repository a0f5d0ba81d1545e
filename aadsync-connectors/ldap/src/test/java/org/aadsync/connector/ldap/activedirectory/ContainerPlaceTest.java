package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.FakeDomainController;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A place in a full import is good for the import that it is of, and for no other. */
class ContainerPlaceTest {
  private FakeActiveDirectory fake;
  private TestDomain domain;
  private String first;
  private String second;

  @BeforeEach
  void start() throws Exception {
    fake = FakeActiveDirectory.builder().start();
    domain = TestDomain.of(fake);
    first = domain.unit("OU=first," + domain.root);
    second = domain.unit("OU=second," + domain.root);
    domain.include(first, second);
    domain.user("ada", first);
    domain.user("bob", second);
  }

  @AfterEach
  void stop() throws Exception {
    domain.close();
  }

  private List<ImportEvent> read(Connector connector, Optional<ByteString> place)
      throws ConnectorException {
    List<ImportEvent> events = new ArrayList<>();
    connector.importObjects(
        new ImportRequest(domain.partition(), Optional.empty(), false, place), events::add);
    return events;
  }

  private List<ImportEvent> read(Optional<ByteString> place) throws ConnectorException {
    try (Connector connector = domain.connector()) {
      return read(connector, place);
    }
  }

  private static Optional<ByteString> place(List<ImportEvent> events) {
    return events.stream()
        .filter(ImportEvent.Checkpoint.class::isInstance)
        .map(ImportEvent.Checkpoint.class::cast)
        .filter(checkpoint -> !checkpoint.isFinal())
        .map(ImportEvent.Checkpoint::watermark)
        .findFirst();
  }

  private static void beginsAnew(List<ImportEvent> events) {
    assertThat(events).hasSize(1);
    assertThat(Replica.end(events)).isInstanceOf(Completeness.FullImportRequired.class);
  }

  @Test
  void afterAPlaceComesWhatComesAfterItInOneImport() throws Exception {
    List<ImportEvent> whole = read(Optional.empty());
    Optional<ByteString> place = place(whole);

    List<ImportEvent> rest = read(place);

    int covered =
        whole.indexOf(new ImportEvent.Checkpoint(domain.partition().id(), place.get(), false));
    assertThat(Replica.about(rest))
        .isEqualTo(Replica.about(whole.subList(covered + 1, whole.size())))
        .hasSize(1);
    assertThat(Replica.end(rest)).isEqualTo(new Completeness.Complete());
  }

  @Test
  void aDamagedPlaceIsNone() throws Exception {
    byte[] bytes = place(read(Optional.empty())).orElseThrow().toByteArray();
    for (int position : new int[] {0, 1, 4, 5, 12, 13, 30, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[position] ^= 0x40;

      beginsAnew(read(Optional.of(ByteString.copyOf(damaged))));
    }
    beginsAnew(read(Optional.of(ByteString.copyOf())));
  }

  @Test
  void anotherSelectionBeginsAnew() throws Exception {
    Optional<ByteString> place = place(read(Optional.empty()));

    domain.include(first, domain.unit("OU=third," + domain.root));
    beginsAnew(read(place));
    domain.include(first, second).exclude("OU=hidden," + first);
    beginsAnew(read(place));
  }

  @Test
  void anotherControllerBeginsAnew() throws Exception {
    Optional<ByteString> place = place(read(Optional.empty()));
    try (FakeDomainController other = fake.startController();
        Connector connector =
            domain.connector(
                new LdapServer(other.host(), other.port()),
                fake.administrator(),
                fake.password())) {
      beginsAnew(read(connector, place));
    }
  }

  @Test
  @DisplayName("A part that missed a container is not to be gone on from")
  void aMissingContainerGivesNoPlaceAfterIt() throws Exception {
    domain.include("OU=missing," + domain.root, first, second);

    List<ImportEvent> events = read(Optional.empty());

    assertThat(place(events)).isEmpty();
    assertThat(Replica.end(events)).isInstanceOf(Completeness.Partial.class);
  }
}
