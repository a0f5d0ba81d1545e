package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.connector.ldap.LdapConnectors;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.ConnectionReport.Finding;
import org.aadsync.core.spi.ConnectionReport.Grade;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An included container that the directory does not have is told before anything is imported. */
class IncludedContainersTest {
  private static final String ELSEWHERE = "OU=People,DC=elsewhere,DC=test";

  private TestDomain domain;
  private String missing;

  @BeforeEach
  void start() throws Exception {
    domain = TestDomain.of(FakeActiveDirectory.builder().start());
    missing = "OU=Mistyped," + domain.base;
  }

  @AfterEach
  void stop() throws Exception {
    domain.close();
  }

  @Test
  void discoveryNamesMissingContainersOnce() throws Exception {
    domain.include(domain.root, missing, ELSEWHERE, missing);

    assertThat(warnings())
        .singleElement()
        .asString()
        .contains("includes in " + domain.base + ", 2 do not exist")
        .containsOnlyOnce(missing)
        .containsOnlyOnce(ELSEWHERE)
        .doesNotContain(domain.root);
  }

  @Test
  void oneMissingContainerIsToldInTheSingular() throws Exception {
    domain.include(domain.root, missing);

    assertThat(warnings())
        .singleElement()
        .asString()
        .contains("1 does not exist or cannot be read, and nothing of it is imported")
        .endsWith("give the account the right to read it: " + missing);
  }

  @Test
  void discoveryNamesObjectTypesThatTheDirectoryDoesNotHave() throws Exception {
    domain.select("USER", "msExchDynamicDistributionList", "publicFolder", "PUBLICFOLDER");

    try (Connector connector = domain.connector()) {
      assertThat(connector.discover().orElseThrow().warnings())
          .singleElement()
          .asString()
          .contains("does not have 2 of the object types")
          .contains("nothing is imported: msExchDynamicDistributionList, publicFolder");
    }
  }

  @Test
  void discoveryHasNothingToSayOfAPasswordThatIsWrittenAsText() throws Exception {
    assertThat(domain.attribute("unicodePwd").exportOnly()).isTrue();

    try (Connector connector = domain.connector()) {
      assertThat(connector.discover().orElseThrow().warnings()).isEmpty();
    }
  }

  @Test
  void discoveryHasNothingToSayOfContainersThatAreThere() throws Exception {
    domain.include(domain.root, domain.unit("OU=Here," + domain.root));

    assertThat(warnings()).isEmpty();
  }

  @Test
  void theTestOfAConnectionNamesEachMissingContainer() throws Exception {
    domain.include(domain.root, missing);

    ConnectionReport report = test();

    assertThat(report.isUsable()).isTrue();
    assertThat(report.findings())
        .filteredOn(finding -> finding.message().contains("included container"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.grade()).isEqualTo(Grade.WARNING);
              assertThat(finding.subject()).isEqualTo(missing);
              assertThat(finding.message()).contains("does not exist", "correct its name");
            });
  }

  @Test
  void theTestOfAConnectionHasNothingToSayOfContainersThatAreThere() throws Exception {
    assertThat(test().findings())
        .extracting(Finding::message)
        .isNotEmpty()
        .noneMatch(message -> message.contains("container"));
  }

  @Test
  void aFirstImportGoesOnWithoutWhatIsMissing() throws Exception {
    domain.contact("ada");
    domain.include(domain.root, missing);
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = domain.connector()) {
      connector.importObjects(
          new ImportRequest(domain.partition(), Optional.empty(), true), events::add);
    }

    assertThat(Replica.about(events)).hasSize(1);
    assertThat(Replica.end(events)).isEqualTo(new Completeness.Complete());
  }

  private List<String> warnings() throws Exception {
    try (Connector connector = domain.connector()) {
      return connector.discover().orElseThrow().warnings().stream()
          .filter(warning -> warning.contains("containers"))
          .toList();
    }
  }

  private ConnectionReport test() throws Exception {
    return LdapConnectors.test(
        domain.definition(),
        LdapSettings.builder()
            .server(domain.address())
            .protection(Protection.NONE)
            .credentials(
                LdapCredentials.simple(domain.administrator(), domain.password()::toCharArray))
            .build());
  }
}
