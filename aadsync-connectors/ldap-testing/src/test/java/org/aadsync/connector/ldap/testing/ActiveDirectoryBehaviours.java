package org.aadsync.connector.ldap.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an Active Directory does. Runs against the fake and against a real one, so that they stay
 * alike.
 */
abstract class ActiveDirectoryBehaviours extends ActiveDirectoryRefusals {
  @Test
  void the_root_names_the_naming_contexts() throws Exception {
    RootDSE root = connection.getRootDSE();
    assertThat(root.getAttributeValue("defaultNamingContext")).isEqualTo(base());
    assertThat(root.getNamingContextDNs())
        .contains(base(), "CN=Configuration," + base(), "CN=Schema,CN=Configuration," + base());
    assertThat(root.getAttributeValues("supportedCapabilities")).contains("1.2.840.113556.1.4.800");
    assertThat(root.supportsControl("1.2.840.113556.1.4.841")).isTrue();
  }

  @Test
  void the_service_of_the_root_tells_the_identity_of_the_database() throws Exception {
    String service = connection.getRootDSE().getAttributeValue("dsServiceName");
    assertThat(entry(service, "invocationId").getAttributeValueBytes("invocationId")).hasSize(16);
  }

  @Test
  void the_cross_reference_of_the_domain_tells_its_short_name() throws Exception {
    SearchResultEntry reference =
        connection.searchForEntry(
            "CN=Partitions,CN=Configuration," + base(),
            SearchScope.ONE,
            "(&(objectClass=crossRef)(nCName=" + base() + "))");
    assertThat(reference.getAttributeValue("nETBIOSName")).isEqualTo("CONTOSO");
    assertThat(reference.getAttributeValue("dnsRoot")).isEqualTo("contoso.test");
  }

  @Test
  void the_schema_tells_syntax_and_number_of_values() throws Exception {
    SearchResultEntry member =
        connection.searchForEntry(
            "CN=Schema,CN=Configuration," + base(),
            SearchScope.ONE,
            "(&(objectClass=attributeSchema)(lDAPDisplayName=member))");
    assertThat(member.getAttributeValue("attributeSyntax")).isEqualTo("2.5.5.1");
    assertThat(member.getAttributeValue("oMSyntax")).isEqualTo("127");
    assertThat(member.getAttributeValue("isSingleValued")).isEqualTo("FALSE");
    assertThat(member.getAttributeValue("linkID")).isEqualTo("2");
  }

  @Test
  void a_new_user_has_identity_category_and_numbers() throws Exception {
    Entry ann = entry(user("Ann"), "*", "parentGUID");
    assertThat(ann.getAttributeValueBytes("objectGUID")).hasSize(16);
    assertThat(ann.getAttributeValueBytes("objectSid")).hasSize(28);
    assertThat(ann.getAttributeValue("objectCategory")).startsWith("CN=Person,CN=Schema,");
    assertThat(ann.getAttributeValues("objectClass"))
        .containsExactly("top", "person", "organizationalPerson", "user");
    assertThat(ann.getAttributeValue("instanceType")).isEqualTo("4");
    assertThat(ann.getAttributeValue("name")).isEqualTo("Ann");
    assertThat(ann.getAttributeValue("cn")).isEqualTo("Ann");
    assertThat(ann.getAttributeValue("distinguishedName")).isEqualTo(ann.getDN());
    assertThat(ann.getAttributeValue("userAccountControl")).isEqualTo("546");
    assertThat(ann.getAttributeValue("whenCreated")).endsWith(".0Z");
    assertThat(new ASN1OctetString(ann.getAttributeValueBytes("parentGUID"))).isEqualTo(guidOf(ou));
  }

  @Test
  void parent_guid_comes_only_if_asked_for() throws Exception {
    assertThat(entry(user("Ann")).hasAttribute("parentGUID")).isFalse();
  }

  @Test
  void a_change_raises_the_sequence_number() throws Exception {
    String ann = user("Ann");
    long before = entry(ann, "uSNChanged").getAttributeValueAsLong("uSNChanged");
    modify(ann, ModificationType.REPLACE, "department", "Sales");
    long after = entry(ann, "uSNChanged").getAttributeValueAsLong("uSNChanged");
    assertThat(after).isGreaterThan(before);
    assertThat(
            connection.search(ou, SearchScope.SUB, "(uSNChanged>=" + after + ")").getEntryCount())
        .isEqualTo(1);
  }

  @Test
  void back_links_follow_a_rename() throws Exception {
    String ann = user("Ann");
    String group = group("Staff", ann);
    connection.modifyDN(ann, "CN=Bea", true);
    assertThat(entry(group).getAttributeValues("member")).containsExactly("CN=Bea," + ou);
    assertThat(entry("CN=Bea," + ou).getAttributeValues("memberOf")).containsExactly(group);
  }

  @Test
  void a_link_goes_with_the_object_that_it_leads_to() throws Exception {
    String boss = user("Boss");
    String ann = user("Ann", new Attribute("manager", boss));
    assertThat(entry(boss).getAttributeValues("directReports")).containsExactly(ann);
    connection.delete(boss);
    assertThat(entry(ann).hasAttribute("manager")).isFalse();
  }

  @Test
  void everything_below_moves_with_a_unit() throws Exception {
    String unit = unit("Sales");
    String ann = user(unit, "Ann");
    ASN1OctetString guid = guidOf(ann);
    connection.modifyDN(unit, "OU=Marketing", true);
    assertThat(byGuid(guid).getDN()).isEqualTo("CN=Ann,OU=Marketing," + ou);
  }

  @Test
  void a_deleted_object_leaves_a_tombstone() throws Exception {
    String ann = user("Ann", new Attribute("department", "Sales"));
    ASN1OctetString guid = guidOf(ann);
    connection.delete(ann);
    SearchResultEntry tombstone = byGuid(guid);
    assertThat(tombstone.getDN())
        .startsWith("CN=Ann\\0ADEL:")
        .endsWith(",CN=Deleted Objects," + base());
    assertThat(tombstone.getAttributeValue("isDeleted")).isEqualTo("TRUE");
    assertThat(tombstone.getAttributeValue("lastKnownParent")).isEqualTo(ou);
    assertThat(tombstone.hasAttribute("department")).isFalse();
    assertThat(tombstone.hasAttribute("sAMAccountName")).isTrue();
    assertThat(tombstone.hasAttribute("objectSid")).isTrue();
  }

  @Test
  void a_tombstone_shows_only_if_asked_for() throws Exception {
    String ann = user("Ann");
    String name = guidName(guidOf(ann));
    connection.delete(ann);
    assertThat(connection.getEntry(name)).isNull();
  }

  @Test
  void a_tombstone_can_be_brought_back() throws Exception {
    String ann = user("Ann");
    ASN1OctetString guid = guidOf(ann);
    connection.delete(ann);
    reanimate(byGuid(guid).getDN(), ann);
    assertThat(guidOf(ann)).isEqualTo(guid);
    assertThat(entry(ann).hasAttribute("isDeleted")).isFalse();
    assertThat(entry(ann).getAttributeValue("lastKnownParent")).isEqualTo(ou);
  }

  // [MS-ADTS] 3.1.1.5.3.7: it stays in its naming context.
  @Test
  void a_tombstone_cannot_be_brought_back_into_another_naming_context() throws Exception {
    String ann = user("Ann");
    ASN1OctetString guid = guidOf(ann);
    connection.delete(ann);
    String tombstone = byGuid(guid).getDN();

    assertThatThrownBy(() -> reanimate(tombstone, "CN=Ann,CN=Services,CN=Configuration," + base()))
        .isInstanceOf(LDAPException.class);

    assertThat(byGuid(guid).getDN()).isEqualTo(tombstone);
  }

  private void reanimate(String tombstone, String name) throws LDAPException {
    ModifyRequest request =
        new ModifyRequest(
            tombstone,
            new Modification(ModificationType.DELETE, "isDeleted"),
            new Modification(ModificationType.REPLACE, "distinguishedName", name));
    request.addControl(SHOW_DELETED);
    connection.modify(request);
  }

  @Test
  void an_identity_is_a_name() throws Exception {
    String ann = user("Ann");
    String name = guidName(guidOf(ann));
    modify(name, ModificationType.REPLACE, "department", "Sales");
    assertThat(connection.getEntry(name, "department").getAttributeValue("department"))
        .isEqualTo("Sales");
  }

  @Test
  void a_full_last_page_is_followed_by_an_empty_one() throws Exception {
    for (int number = 0; number < 6; number++) {
      user("u" + number);
    }
    assertThat(pages("(objectClass=user)", 3)).containsExactly(3, 3, 0);
    assertThat(pages("(objectClass=user)", 4)).containsExactly(4, 2);
  }

  @Test
  void a_range_of_values_comes_under_its_own_name() throws Exception {
    String group = group("Staff", user("a"), user("b"), user("c"));
    assertThat(entry(group, "member;range=0-1").getAttributeValues("member;range=0-1")).hasSize(2);
    assertThat(entry(group, "member;range=2-9").getAttributeValues("member;range=2-*")).hasSize(1);
    assertThat(entry(group, "member;range=0-*").getAttributeValues("member;range=0-*")).hasSize(3);
  }

  @Test
  void bits_and_chains_can_be_asked_for() throws Exception {
    String ann = user("Ann");
    String inner = group("Inner", ann);
    String outer = group("Outer", inner);
    assertThat(
            connection
                .search(
                    ou, SearchScope.SUB, "(memberOf:1.2.840.113556.1.4.1941:=" + outer + ")", "1.1")
                .getSearchEntries())
        .extracting(SearchResultEntry::getDN)
        .containsExactlyInAnyOrder(ann, inner);
    assertThat(
            connection
                .search(
                    ou, SearchScope.SUB, "(userAccountControl:1.2.840.113556.1.4.803:=2)", "1.1")
                .getEntryCount())
        .isEqualTo(1);
  }

  @Test
  void what_has_no_value_matches_the_negation_of_one() throws Exception {
    String ann = user("Ann");
    user("Bob", new Attribute("department", "Sales"));
    assertThat(
            connection
                .search(
                    ou, SearchScope.SUB, "(&(objectCategory=person)(!(department=Sales)))", "1.1")
                .getSearchEntries())
        .extracting(SearchResultEntry::getDN)
        .containsExactly(ann);
  }

  @Test
  void names_that_need_escapes_are_kept() throws Exception {
    String dn = "CN=Doe\\, Jane \\+ \\\"x\\\" \\# \\\\," + ou;
    connection.add(dn, new Attribute("objectClass", "contact"));
    assertThat(entry(dn).getAttributeValue("cn")).isEqualTo("Doe, Jane + \"x\" # \\");
  }

  @Test
  void a_second_run_without_changes_brings_nothing() throws Exception {
    user("Ann");
    Changes first = changes(null, 0);
    assertThat(first.entries()).isNotEmpty();
    assertThat(changes(first.cookie(), 0).entries()).isEmpty();
  }

  @Test
  void a_change_brings_what_changed_and_the_identity() throws Exception {
    String ann = user("Ann", new Attribute("title", "x"));
    ASN1OctetString cookie = changes(null, 0).cookie();
    modify(ann, ModificationType.REPLACE, "department", "Sales");
    SearchResultEntry change = changes(cookie, 0).of(guidOf(ann));
    assertThat(names(change)).containsExactlyInAnyOrder("department", "instanceType", "objectGUID");
  }

  @Test
  void a_cleared_attribute_comes_without_values() throws Exception {
    String ann = user("Ann", new Attribute("department", "Sales"));
    ASN1OctetString cookie = changes(null, 0).cookie();
    modify(ann, ModificationType.DELETE, "department");
    SearchResultEntry change = changes(cookie, 0).of(guidOf(ann));
    assertThat(change.getAttribute("department").size()).isZero();
  }

  @Test
  void a_move_brings_name_and_parent() throws Exception {
    String ann = user("Ann");
    String unit = unit("Sales");
    ASN1OctetString cookie = changes(null, 0).cookie();
    connection.modifyDN(ann, "CN=Ann", true, unit);
    SearchResultEntry change = changes(cookie, 0).of(guidOf("CN=Ann," + unit));
    assertThat(change.getDN()).isEqualTo("CN=Ann," + unit);
    assertThat(names(change))
        .containsExactlyInAnyOrder("name", "parentGUID", "instanceType", "objectGUID");
  }

  @Test
  void a_deletion_brings_the_tombstone() throws Exception {
    String ann = user("Ann", new Attribute("department", "Sales"));
    ASN1OctetString guid = guidOf(ann);
    ASN1OctetString cookie = changes(null, 0).cookie();
    connection.delete(ann);
    SearchResultEntry change = changes(cookie, 0).of(guid);
    assertThat(change.getDN()).startsWith("CN=Ann\\0ADEL:");
    assertThat(change.getAttributeValue("isDeleted")).isEqualTo("TRUE");
    // Samba puts the identity before the name.
    assertThat(change.getAttributeValue("lastKnownParent")).endsWith(ou);
    assertThat(change.getAttribute("department").size()).isZero();
  }

  @Test
  void members_come_one_by_one_if_asked_for() throws Exception {
    String ann = user("Ann");
    String bob = user("Bob");
    String cyd = user("Cyd");
    String group = group("Staff", ann, bob);
    ASN1OctetString cookie = changes(null, INCREMENTAL).cookie();
    modify(group, ModificationType.ADD, "member", cyd);
    modify(group, ModificationType.DELETE, "member", ann);
    SearchResultEntry change = changes(cookie, INCREMENTAL).of(guidOf(group));
    assertThat(change.getAttributeValues("member;range=1-1")).containsExactly(cyd);
    assertThat(change.getAttributeValues("member;range=0-0")).containsExactly(ann);
  }

  @Test
  void all_members_come_without_that() throws Exception {
    String ann = user("Ann");
    String bob = user("Bob");
    String group = group("Staff", ann);
    ASN1OctetString cookie = changes(null, 0).cookie();
    modify(group, ModificationType.ADD, "member", bob);
    SearchResultEntry change = changes(cookie, 0).of(guidOf(group));
    assertThat(change.getAttributeValues("member")).containsExactlyInAnyOrder(ann, bob);
  }

  @Test
  void members_of_a_new_group_come_as_additions() throws Exception {
    String ann = user("Ann");
    String group = group("Staff", ann);
    SearchResultEntry change = changes(null, INCREMENTAL).of(guidOf(group));
    assertThat(change.getAttributeValues("member;range=1-1")).containsExactly(ann);
  }

  @Test
  void a_change_outside_the_list_of_attributes_brings_nothing() throws Exception {
    String ann = user("Ann");
    ASN1OctetString cookie = changes(null, 0, "department").cookie();
    modify(ann, ModificationType.REPLACE, "title", "x");
    assertThat(changes(cookie, 0, "department").of(guidOf(ann))).isNull();
  }

  @Test
  void a_deletion_comes_with_is_deleted_among_the_attributes() throws Exception {
    String ann = user("Ann");
    ASN1OctetString guid = guidOf(ann);
    ASN1OctetString cookie = changes(null, 0, "department", "isDeleted").cookie();
    connection.delete(ann);
    SearchResultEntry change = changes(cookie, 0, "department", "isDeleted").of(guid);
    assertThat(names(change)).contains("isDeleted", "objectGUID");
  }

  @Test
  void a_move_comes_with_the_name_among_the_attributes() throws Exception {
    String ann = user("Ann");
    String unit = unit("Sales");
    ASN1OctetString cookie = changes(null, 0, "department", "name").cookie();
    connection.modifyDN(ann, "CN=Ann", true, unit);
    SearchResultEntry change =
        changes(cookie, 0, "department", "name").of(guidOf("CN=Ann," + unit));
    assertThat(names(change)).contains("name", "objectGUID");
  }

  @Test
  void a_deleted_member_shows_as_a_tombstone_and_not_in_its_group() throws Exception {
    String ann = user("Ann");
    ASN1OctetString guid = guidOf(ann);
    String group = group("Staff", ann);
    ASN1OctetString cookie = changes(null, INCREMENTAL).cookie();
    connection.delete(ann);
    Changes after = changes(cookie, INCREMENTAL);
    assertThat(after.of(guid)).isNotNull();
    assertThat(after.of(guidOf(group))).isNull();
    assertThat(entry(group).hasAttribute("member")).isFalse();
  }

  @Test
  void a_renamed_member_does_not_change_its_group() throws Exception {
    String ann = user("Ann");
    String group = group("Staff", ann);
    ASN1OctetString cookie = changes(null, INCREMENTAL).cookie();
    connection.modifyDN(ann, "CN=Bea", true);
    Changes after = changes(cookie, INCREMENTAL);
    assertThat(after.of(guidOf(group))).isNull();
    assertThat(after.of(guidOf("CN=Bea," + ou))).isNotNull();
  }

  @Test
  void a_move_does_not_come_without_the_name_among_the_attributes() throws Exception {
    String ann = user("Ann");
    String unit = unit("Sales");
    ASN1OctetString cookie = changes(null, 0, "department").cookie();
    connection.modifyDN(ann, "CN=Ann", true, unit);
    assertThat(changes(cookie, 0, "department").of(guidOf("CN=Ann," + unit))).isNull();
  }

  @Test
  void what_lies_below_a_moved_unit_does_not_come() throws Exception {
    String unit = unit("Sales");
    String ann = user(unit, "Ann");
    ASN1OctetString guid = guidOf(ann);
    ASN1OctetString cookie = changes(null, 0).cookie();
    connection.modifyDN(unit, "OU=Marketing", true);
    Changes after = changes(cookie, 0);
    assertThat(after.of(guid)).isNull();
    assertThat(after.of(guidOf("OU=Marketing," + ou))).isNotNull();
  }

  private static List<String> names(Entry entry) {
    assertThat(entry).isNotNull();
    return entry.getAttributes().stream().map(Attribute::getName).toList();
  }
}
