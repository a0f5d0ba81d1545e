package org.aadsync.connector.ldap.testing;

import static org.aadsync.connector.ldap.testing.FakeDirectory.INCREMENTAL;
import static org.aadsync.connector.ldap.testing.FakeDirectory.refusal;
import static org.aadsync.connector.ldap.testing.FakeDirectory.round;
import static org.aadsync.connector.ldap.testing.FakeDirectory.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aadsync.connector.ldap.testing.FakeDirectory.Round;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of a Windows controller, which Samba does not have. */
class FakeActiveDirectoryLimitsTest {
  private FakeActiveDirectory directory;
  private LDAPConnection connection;
  private String people;

  @BeforeEach
  void start() throws Exception {
    directory =
        FakeActiveDirectory.builder().maxValRange(5).maxPageSize(10).dirSyncRounds(7, 20).start();
    connection = directory.connect();
    people = directory.addContainers("OU=People," + directory.base());
  }

  @AfterEach
  void stop() {
    connection.close();
    directory.close();
  }

  private String[] users(int number) throws Exception {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < number; at++) {
      names.add(directory.addUser(people, "u" + at));
    }
    return names.toArray(String[]::new);
  }

  @Test
  void as_many_values_as_allowed_come_whole() throws Exception {
    String group = directory.addGroup(people, "Staff", users(5));
    assertThat(connection.getEntry(group).getAttributeValues("member")).hasSize(5);
  }

  @Test
  void one_value_more_comes_as_a_range_beside_an_empty_attribute() throws Exception {
    String group = directory.addGroup(people, "Staff", users(6));
    Entry entry = connection.getEntry(group, "member");
    assertThat(entry.getAttribute("member").size()).isZero();
    assertThat(entry.getAttributeValues("member;range=0-4")).hasSize(5);
  }

  @Test
  void ranges_lead_to_all_values() throws Exception {
    String[] users = users(12);
    String group = directory.addGroup(people, "Staff", users);
    Set<String> found = new HashSet<>();
    for (String[] range : new String[][] {{"0-*", "0-4"}, {"5-*", "5-9"}, {"10-*", "10-*"}}) {
      Entry entry = connection.getEntry(group, "member;range=" + range[0]);
      found.addAll(List.of(entry.getAttributeValues("member;range=" + range[1])));
    }
    assertThat(found).containsExactlyInAnyOrder(users);
  }

  @Test
  void a_range_beyond_the_end_is_empty() throws Exception {
    String group = directory.addGroup(people, "Staff", users(3));
    Entry entry = connection.getEntry(group, "member;range=3-*");
    assertThat(entry.getAttribute("member;range=3-*").size()).isZero();
  }

  @Test
  void values_that_are_no_links_come_in_ranges_too() throws Exception {
    String[] addresses = IntStream.range(0, 6).mapToObj(at -> "smtp:a" + at).toArray(String[]::new);
    String ann = directory.addUser(people, "Ann", new Attribute("proxyAddresses", addresses));
    assertThat(connection.getEntry(ann).getAttributeValues("proxyAddresses;range=0-4")).hasSize(5);
  }

  @Test
  void a_search_of_too_many_ends_with_what_is_allowed() throws Exception {
    users(11);
    LDAPSearchException ended =
        Assertions.catchThrowableOfType(
            LDAPSearchException.class,
            () -> connection.search(people, SearchScope.ONE, "(objectClass=user)"));
    assertThat(ended.getResultCode()).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED);
    assertThat(ended.getEntryCount()).isEqualTo(10);
  }

  @Test
  void a_page_is_no_larger_than_allowed() throws Exception {
    users(11);
    SearchRequest request = new SearchRequest(people, SearchScope.ONE, "(objectClass=user)");
    request.addControl(new SimplePagedResultsControl(500));
    SearchResult result = connection.search(request);
    assertThat(result.getEntryCount()).isEqualTo(10);
    assertThat(SimplePagedResultsControl.get(result).moreResultsToReturn()).isTrue();
  }

  @Test
  void a_page_cookie_serves_its_own_connection_alone() throws Exception {
    users(11);
    SearchRequest request = new SearchRequest(people, SearchScope.ONE, "(objectClass=user)");
    request.addControl(new SimplePagedResultsControl(5));
    SimplePagedResultsControl first = SimplePagedResultsControl.get(connection.search(request));
    request.replaceControl(new SimplePagedResultsControl(5, first.getCookie()));
    try (LDAPConnection other = directory.connect()) {
      assertThat(refusal(() -> other.search(request))).isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
    }
  }

  @Test
  void changes_come_in_rounds() throws Exception {
    users(30);
    List<Round> rounds = rounds(connection, directory, 0, null);
    assertThat(rounds).hasSizeGreaterThan(4).allMatch(round -> round.entries().size() <= 7);
    assertThat(rounds.stream().flatMap(round -> round.entries().stream()).map(Entry::getDN))
        .doesNotHaveDuplicates()
        .contains("CN=u0," + people, "CN=u29," + people);
  }

  @Test
  void what_changes_between_rounds_is_not_lost() throws Exception {
    users(10);
    Round first = round(connection, directory, 0, null);
    connection.modify("CN=u9," + people, new Modification(ModificationType.REPLACE, "title", "x"));
    List<Round> rest = rounds(connection, directory, 0, first.cookie());
    Entry last = null;
    for (Round round : rest) {
      for (Entry each : round.entries()) {
        last = each.getDN().equals("CN=u9," + people) ? each : last;
      }
    }
    assertThat(last.getAttributeValue("title")).isEqualTo("x");
    assertThat(last.getAttributeValue("sAMAccountName")).isEqualTo("u9");
  }

  @Test
  void a_large_group_comes_in_parts() throws Exception {
    String[] users = users(50);
    String group = directory.addGroup(people, "Staff", users);
    List<String> members = new ArrayList<>();
    int parts = 0;
    for (Round round : rounds(connection, directory, INCREMENTAL, null)) {
      for (Entry each : round.entries()) {
        if (each.getDN().equals(group)) {
          parts++;
          members.addAll(List.of(each.getAttributeValues("member;range=1-1")));
        }
      }
    }
    assertThat(parts).isEqualTo(3);
    assertThat(members).containsExactlyInAnyOrder(users);
  }

  @Test
  void one_changed_member_of_many_costs_one_value() throws Exception {
    String[] users = users(15);
    String group = directory.addGroup(people, "Staff", users);
    var cookie = FakeDirectory.now(connection, directory);
    directory.resetStatistics();
    connection.modify(group, new Modification(ModificationType.DELETE, "member", users[3]));
    Round change = round(connection, directory, INCREMENTAL, cookie);
    assertThat(change.entries().get(0).getAttributeValues("member;range=0-0"))
        .containsExactly(users[3]);
    assertThat(change.entries().get(0).hasAttribute("member;range=1-1")).isFalse();
    assertThat(directory.statistics().modifiedValues()).isEqualTo(1);
    assertThat(directory.statistics().dirSyncRounds()).isEqualTo(1);
  }
}
