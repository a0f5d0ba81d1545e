package org.aadsync.connector.ldap.testing;

import static org.aadsync.connector.ldap.testing.FakeDirectory.now;
import static org.aadsync.connector.ldap.testing.FakeDirectory.refusal;
import static org.aadsync.connector.ldap.testing.FakeDirectory.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.util.UUID;
import org.aadsync.connector.ldap.testing.FakeDirectory.Round;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory misbehaves as it is told. */
class FakeActiveDirectoryFaultsTest {
  private FakeActiveDirectory directory;
  private LDAPConnection connection;
  private String people;

  @BeforeEach
  void start() throws Exception {
    directory = FakeActiveDirectory.builder().start();
    connection = directory.connect();
    people = directory.addContainers("OU=People," + directory.base());
  }

  @AfterEach
  void stop() {
    connection.close();
    directory.close();
  }

  private void department(String dn, String value) throws Exception {
    connection.modify(dn, new Modification(ModificationType.REPLACE, "department", value));
  }

  private String departmentNow(String dn) throws Exception {
    try (LDAPConnection other = directory.connect()) {
      return other.getEntry(dn).getAttributeValue("department");
    }
  }

  @Test
  void a_search_is_cut_after_some_entries() throws Exception {
    for (int at = 0; at < 5; at++) {
      directory.addUser(people, "u" + at);
    }
    directory.faults().cutAfterEntries(3);
    LDAPSearchException cut =
        catchThrowableOfType(
            LDAPSearchException.class,
            () -> connection.search(people, SearchScope.ONE, "(objectClass=user)"));
    assertThat(cut.getResultCode()).isEqualTo(ResultCode.SERVER_DOWN);
    assertThat(cut.getEntryCount()).isEqualTo(3);
    try (LDAPConnection again = directory.connect()) {
      assertThat(again.search(people, SearchScope.ONE, "(objectClass=user)").getEntryCount())
          .isEqualTo(5);
    }
  }

  @Test
  void a_write_that_was_done_loses_its_answer() throws Exception {
    String ann = directory.addUser(people, "Ann");
    directory.faults().cutAfterWrites(1, true);
    department(ann, "a");
    assertThat(refusal(() -> department(ann, "b"))).isEqualTo(ResultCode.SERVER_DOWN);
    assertThat(departmentNow(ann)).isEqualTo("b");
  }

  @Test
  void a_write_that_was_not_done_loses_its_answer() throws Exception {
    String ann = directory.addUser(people, "Ann");
    directory.faults().cutAfterWrites(1, false);
    department(ann, "a");
    assertThat(refusal(() -> department(ann, "b"))).isEqualTo(ResultCode.SERVER_DOWN);
    assertThat(departmentNow(ann)).isEqualTo("a");
  }

  @Test
  void the_directory_is_busy_as_often_as_told() throws Exception {
    String ann = directory.addUser(people, "Ann");
    directory.faults().answer(ResultCode.BUSY, 2);
    assertThat(refusal(() -> department(ann, "a"))).isEqualTo(ResultCode.BUSY);
    assertThat(refusal(() -> connection.getEntry(ann))).isEqualTo(ResultCode.BUSY);
    assertThat(refusal(() -> department(ann, "a"))).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void a_bind_is_refused_as_often_as_told() {
    directory.faults().answerBinds(ResultCode.UNAVAILABLE, 1);
    assertThat(refusal(() -> directory.connect().close())).isEqualTo(ResultCode.UNAVAILABLE);
    assertThat(refusal(() -> directory.connect().close())).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void a_delayed_request_runs_into_the_time_limit_of_the_client() {
    connection.getConnectionOptions().setResponseTimeoutMillis(200);
    directory.faults().delay(Duration.ofSeconds(2), 1);
    assertThat(refusal(() -> connection.getEntry(people))).isEqualTo(ResultCode.TIMEOUT);
  }

  @Test
  void a_cookie_is_refused_as_often_as_told() throws Exception {
    ASN1OctetString cookie = now(connection, directory);
    directory.faults().refuseCookies(ResultCode.UNWILLING_TO_PERFORM, 1);
    assertThat(refusal(() -> round(connection, directory, 0, null))).isEqualTo(ResultCode.SUCCESS);
    assertThat(refusal(() -> round(connection, directory, 0, cookie)))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
    assertThat(refusal(() -> round(connection, directory, 0, cookie)))
        .isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void an_empty_round_says_that_there_is_more() throws Exception {
    ASN1OctetString cookie = now(connection, directory);
    directory.addUser(people, "Ann");
    directory.faults().emptyRounds(1);
    Round empty = round(connection, directory, 0, cookie);
    assertThat(empty.entries()).isEmpty();
    assertThat(empty.more()).isTrue();
    assertThat(round(connection, directory, 0, empty.cookie()).entries()).hasSize(1);
  }

  @Test
  void a_bare_tombstone_has_a_name_alone() throws Exception {
    String ann = directory.addUser(people, "Ann");
    ASN1OctetString cookie = now(connection, directory);
    connection.delete(ann);
    directory.faults().bareTombstones();
    Entry tombstone = round(connection, directory, 0, cookie).entries().get(0);
    assertThat(tombstone.getDN()).contains("\\0ADEL:");
    assertThat(tombstone.getAttributes()).isEmpty();
  }

  @Test
  void an_answer_under_a_wrong_id_never_arrives() {
    connection.getConnectionOptions().setResponseTimeoutMillis(200);
    directory.faults().wrongMessageId();
    assertThat(refusal(() -> connection.getEntry(people))).isEqualTo(ResultCode.TIMEOUT);
  }

  @Test
  void garbage_ends_the_connection() {
    directory
        .faults()
        .garbage(new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0});
    assertThat(refusal(() -> connection.getEntry(people))).isNotEqualTo(ResultCode.SUCCESS);
    assertThat(connection.isConnected()).isFalse();
  }

  @Test
  void a_notice_of_disconnection_ends_the_connection() {
    directory.faults().noticeOfDisconnection();
    assertThat(refusal(() -> connection.getEntry(people))).isNotEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void cleared_faults_do_not_happen() {
    directory.faults().answer(ResultCode.BUSY, 5);
    directory.faults().clear();
    assertThat(refusal(() -> connection.getEntry(people))).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void another_controller_goes_on_from_a_cookie() throws Exception {
    directory.addUser(people, "Ann");
    ASN1OctetString cookie = now(connection, directory);
    directory.addUser(people, "Bob");
    FakeDomainController other = directory.startController();
    try (LDAPConnection second =
        new LDAPConnection(
            other.host(), other.port(), directory.administrator(), directory.password())) {
      assertThat(round(second, directory, 0, cookie).entries())
          .extracting(Entry::getDN)
          .containsExactly("CN=Bob," + people);
      assertThat(other.invocationId()).isNotEqualTo(directory.controller().invocationId());
      long there = second.getEntry("CN=Bob," + people).getAttributeValueAsLong("uSNChanged");
      long here = connection.getEntry("CN=Bob," + people).getAttributeValueAsLong("uSNChanged");
      assertThat(there).isNotEqualTo(here);
    }
  }

  @Test
  void a_restored_controller_sends_everything_again() throws Exception {
    directory.addUser(people, "Ann");
    ASN1OctetString cookie = now(connection, directory);
    UUID before = directory.controller().invocationId();
    assertThat(directory.controller().restore()).isNotEqualTo(before);
    assertThat(round(connection, directory, 0, cookie).entries())
        .extracting(Entry::getDN)
        .contains("CN=Ann," + people);
  }

  @Test
  void a_stopped_controller_answers_no_one() throws Exception {
    FakeDomainController other = directory.startController();
    other.close();
    assertThat(refusal(() -> new LDAPConnection(other.host(), other.port()).close()))
        .isEqualTo(ResultCode.CONNECT_ERROR);
    assertThat(connection.getEntry(people)).isNotNull();
  }

  @Test
  void statistics_count_by_kind() throws Exception {
    directory.resetStatistics();
    String ann = "CN=Ann," + people;
    connection.add(ann, new Attribute("objectClass", "user"));
    department(ann, "a");
    connection.modifyDN(ann, "CN=Bea", true);
    connection.getEntry("CN=Bea," + people);
    connection.delete("CN=Bea," + people);
    DirectoryStatistics counted = directory.statistics();
    assertThat(counted).isEqualTo(new DirectoryStatistics(0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1));
    assertThat(counted.roundTrips()).isEqualTo(5);
  }
}
