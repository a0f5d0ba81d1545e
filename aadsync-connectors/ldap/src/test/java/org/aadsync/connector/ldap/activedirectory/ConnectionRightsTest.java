package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.connector.ldap.DeltaMethod;
import org.aadsync.connector.ldap.LdapConnectors;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.Right;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.ConnectionReport.Finding;
import org.aadsync.core.spi.ConnectionReport.Grade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the test of a connection says of the rights to follow changes. */
class ConnectionRightsTest {
  private static final String READER = "reader";
  private static final String PASSWORD = "Reader-0f-test";

  private TestDomain domain;

  @AfterEach
  void stop() throws Exception {
    domain.close();
  }

  private Finding ofChanges(DeltaMethod method, Right... rights) throws Exception {
    FakeActiveDirectory fake =
        FakeActiveDirectory.builder().account(READER, PASSWORD, rights).start();
    domain = TestDomain.of(fake);
    ConnectionReport report =
        LdapConnectors.test(
            domain.definition(),
            LdapSettings.builder()
                .server(domain.address())
                .protection(Protection.NONE)
                .credentials(
                    LdapCredentials.simple(
                        "CN=" + READER + ",CN=Users," + domain.base, PASSWORD::toCharArray))
                .deltaMethod(method)
                .build());
    assertThat(report.isUsable()).isTrue();
    return report.findings().get(report.findings().size() - 1);
  }

  @Test
  void whoMayReplicateUsesDirSync() throws Exception {
    Finding found = ofChanges(DeltaMethod.DIRSYNC, Right.REPLICATING_DIRECTORY_CHANGES);

    assertThat(found.grade()).isEqualTo(Grade.GOOD);
    assertThat(found.message()).contains("DirSync");
  }

  @Test
  void whoMayNotIsToldWhatFollowingBySequenceNumbersCosts() throws Exception {
    Finding found = ofChanges(DeltaMethod.DIRSYNC, Right.READ_DELETED);

    assertThat(found.grade()).isEqualTo(Grade.WARNING);
    assertThat(found.subject()).isEqualTo(domain.base);
    assertThat(found.message())
        .contains("'Replicating Directory Changes'", "follow uSNChanged")
        .contains("a group with all its members", "another domain controller", "grant the right");
  }

  @Test
  void whoSeesNoDeletionsEitherIsToldThatEveryImportIsAFullOne() throws Exception {
    Finding found = ofChanges(DeltaMethod.DIRSYNC);

    assertThat(found.grade()).isEqualTo(Grade.WARNING);
    assertThat(found.message())
        .contains("'Replicating Directory Changes'", "may not read the deleted objects either")
        .contains("each will ask for a full import", "grant the right");
  }

  @Test
  void whoChoseSequenceNumbersNeedsNoRightToReplicate() throws Exception {
    Finding found = ofChanges(DeltaMethod.USN_CHANGED, Right.READ_DELETED);

    assertThat(found.grade()).isEqualTo(Grade.GOOD);
    assertThat(found.message()).contains("uSNChanged");
  }

  @Test
  void whoChoseThemAndSeesNoDeletionsIsTold() throws Exception {
    Finding found = ofChanges(DeltaMethod.USN_CHANGED);

    assertThat(found.grade()).isEqualTo(Grade.WARNING);
    assertThat(found.message()).contains("may not read the deleted objects", "a full one");
  }
}
