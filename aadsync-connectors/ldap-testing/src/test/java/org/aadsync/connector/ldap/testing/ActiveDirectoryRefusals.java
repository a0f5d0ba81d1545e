package org.aadsync.connector.ldap.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import org.junit.jupiter.api.Test;

/** What an Active Directory refuses, and with which result. */
abstract class ActiveDirectoryRefusals extends ActiveDirectoryAccess {
  @Test
  void a_name_that_exists_cannot_be_added() throws Exception {
    user("Ann");
    assertThat(refusal(() -> user("ann"))).isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
  }

  @Test
  void an_account_name_belongs_to_one_object() throws Exception {
    Attribute account = new Attribute("sAMAccountName", fresh("s"));
    user("Ann", account);
    assertThat(refusal(() -> user("Bob", account))).isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
  }

  @Test
  void a_principal_name_belongs_to_one_object() throws Exception {
    Attribute principal = new Attribute("userPrincipalName", fresh("p") + "@contoso.test");
    user("Ann", principal);
    assertThat(refusal(() -> user("Bob", principal))).isEqualTo(ResultCode.CONSTRAINT_VIOLATION);
  }

  @Test
  void nothing_can_be_added_below_what_does_not_exist() {
    assertThat(refusal(() -> user("OU=Nowhere," + ou, "Ann"))).isEqualTo(ResultCode.NO_SUCH_OBJECT);
  }

  @Test
  void a_user_cannot_stand_below_a_user() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> user(ann, "Bob"))).isEqualTo(ResultCode.NAMING_VIOLATION);
  }

  @Test
  void a_unit_is_not_named_by_cn() {
    assertThat(
            refusal(
                () ->
                    connection.add(
                        "CN=x," + ou, new Attribute("objectClass", "organizationalUnit"))))
        .isEqualTo(windows(ResultCode.NAMING_VIOLATION, ResultCode.OBJECT_CLASS_VIOLATION));
  }

  @Test
  void an_unknown_attribute_is_refused_on_add() {
    assertThat(refusal(() -> user("Ann", new Attribute("shoeSize", "42"))))
        .isEqualTo(ResultCode.NO_SUCH_ATTRIBUTE);
  }

  @Test
  void an_unknown_attribute_is_refused_on_modify() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "shoeSize", "42")))
        .isEqualTo(ResultCode.NO_SUCH_ATTRIBUTE);
  }

  @Test
  void an_attribute_of_another_class_is_refused() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "operatingSystem", "x")))
        .isEqualTo(ResultCode.OBJECT_CLASS_VIOLATION);
  }

  @Test
  void an_object_needs_a_class() {
    assertThat(refusal(() -> connection.add("CN=x," + ou, new Attribute("description", "x"))))
        .isEqualTo(ResultCode.OBJECT_CLASS_VIOLATION);
  }

  @Test
  void a_second_value_for_one_is_refused_on_add() {
    assertThat(refusal(() -> user("Ann", new Attribute("department", "a", "b"))))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION);
  }

  @Test
  void a_second_value_beside_one_is_refused() throws Exception {
    String ann = user("Ann", new Attribute("department", "a"));
    assertThat(refusal(() -> modify(ann, ModificationType.ADD, "department", "b")))
        .isEqualTo(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS);
  }

  @Test
  void two_values_in_place_of_one_are_refused() throws Exception {
    String ann = user("Ann", new Attribute("department", "a"));
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "department", "b", "c")))
        .isEqualTo(windows(ResultCode.CONSTRAINT_VIOLATION, ResultCode.ATTRIBUTE_OR_VALUE_EXISTS));
  }

  @Test
  void a_value_that_is_there_cannot_be_added() throws Exception {
    String ann = user("Ann", new Attribute("proxyAddresses", "smtp:a@contoso.test"));
    assertThat(
            refusal(
                () -> modify(ann, ModificationType.ADD, "proxyAddresses", "smtp:a@contoso.test")))
        .isEqualTo(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS);
  }

  @Test
  void a_value_that_is_not_there_cannot_be_deleted() throws Exception {
    String ann = user("Ann", new Attribute("proxyAddresses", "smtp:a@contoso.test"));
    assertThat(
            refusal(
                () ->
                    modify(ann, ModificationType.DELETE, "proxyAddresses", "smtp:b@contoso.test")))
        .isEqualTo(ResultCode.NO_SUCH_ATTRIBUTE);
  }

  @Test
  void a_permissive_modify_takes_what_is_so_already() throws Exception {
    String ann = user("Ann", new Attribute("proxyAddresses", "smtp:a@contoso.test"));
    modifyPermissively(ann, ModificationType.ADD, "proxyAddresses", "smtp:a@contoso.test");
    modifyPermissively(ann, ModificationType.DELETE, "proxyAddresses", "smtp:b@contoso.test");
    assertThat(entry(ann).getAttributeValues("proxyAddresses"))
        .containsExactly("smtp:a@contoso.test");
  }

  @Test
  void a_member_cannot_be_added_twice() throws Exception {
    String ann = user("Ann");
    String group = group("Staff", ann);
    assertThat(refusal(() -> modify(group, ModificationType.ADD, "member", ann)))
        .isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
  }

  @Test
  void who_is_no_member_cannot_be_removed() throws Exception {
    String ann = user("Ann");
    String group = group("Staff");
    assertThat(refusal(() -> modify(group, ModificationType.DELETE, "member", ann)))
        .isEqualTo(windows(ResultCode.UNWILLING_TO_PERFORM, ResultCode.NO_SUCH_ATTRIBUTE));
  }

  @Test
  void a_permissive_modify_takes_members_who_are_so_already() throws Exception {
    assumeFalse(samba(), "Samba is not permissive with members");
    String ann = user("Ann");
    String group = group("Staff", ann);
    modifyPermissively(group, ModificationType.ADD, "member", ann);
    assertThat(entry(group).getAttributeValues("member")).containsExactly(ann);
  }

  @Test
  void a_member_must_exist() throws Exception {
    String group = group("Staff");
    assertThat(refusal(() -> modify(group, ModificationType.ADD, "member", "CN=Nobody," + ou)))
        .isEqualTo(ResultCode.NO_SUCH_OBJECT);
  }

  @Test
  void a_manager_must_exist() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "manager", "CN=Nobody," + ou)))
        .isEqualTo(windows(ResultCode.NO_SUCH_OBJECT, ResultCode.CONSTRAINT_VIOLATION));
  }

  @Test
  void a_number_must_be_one() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "countryCode", "many")))
        .isEqualTo(ResultCode.INVALID_ATTRIBUTE_SYNTAX);
  }

  @Test
  void a_value_must_not_be_empty() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "department", "")))
        .isEqualTo(ResultCode.INVALID_ATTRIBUTE_SYNTAX);
  }

  @Test
  void a_value_must_not_be_longer_than_the_schema_allows() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "department", "x".repeat(65))))
        .isEqualTo(windows(ResultCode.CONSTRAINT_VIOLATION, ResultCode.INVALID_ATTRIBUTE_SYNTAX));
  }

  @Test
  void the_identity_cannot_be_written() throws Exception {
    String ann = user("Ann");
    assertThat(
            refusal(
                () ->
                    connection.modify(
                        ann,
                        new Modification(ModificationType.REPLACE, "objectGUID", new byte[16]))))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION);
  }

  @Test
  void a_back_link_cannot_be_written() throws Exception {
    String ann = user("Ann");
    String group = group("Staff");
    assertThat(refusal(() -> modify(ann, ModificationType.ADD, "memberOf", group)))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
  }

  @Test
  void the_attribute_of_the_name_cannot_be_modified() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "cn", "Bob")))
        .isEqualTo(ResultCode.NOT_ALLOWED_ON_RDN);
  }

  @Test
  void a_container_with_something_in_it_cannot_be_deleted() throws Exception {
    String unit = unit("Sales");
    user(unit, "Ann");
    assertThat(refusal(() -> connection.delete(unit))).isEqualTo(ResultCode.NOT_ALLOWED_ON_NONLEAF);
  }

  @Test
  void a_container_goes_with_all_if_that_is_asked_for() throws Exception {
    String unit = unit("Sales");
    user(unit, "Ann");
    connection.delete(
        new DeleteRequest(unit, new Control[] {new Control("1.2.840.113556.1.4.805", true)}));
    assertThat(connection.getEntry(unit)).isNull();
  }

  @Test
  void what_does_not_exist_cannot_be_deleted() {
    assertThat(refusal(() -> connection.delete("CN=Nobody," + ou)))
        .isEqualTo(ResultCode.NO_SUCH_OBJECT);
  }

  @Test
  void a_move_to_a_name_that_exists_is_refused() throws Exception {
    String ann = user("Ann");
    String unit = unit("Sales");
    user(unit, "Ann");
    assertThat(refusal(() -> connection.modifyDN(ann, "CN=Ann", true, unit)))
        .isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
  }

  @Test
  void a_unit_cannot_move_below_itself() throws Exception {
    String unit = unit("Sales");
    connection.add("OU=North," + unit, new Attribute("objectClass", "organizationalUnit"));
    assertThat(refusal(() -> connection.modifyDN(unit, "OU=Sales", true, "OU=North," + unit)))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
  }

  @Test
  void a_password_needs_an_encrypted_connection() throws Exception {
    String ann = user("Ann");
    // Samba takes what its configuration lets through; a Windows controller never does.
    assumeFalse(samba(), "Samba was told not to insist on encryption");
    assertThat(
            refusal(
                () ->
                    connection.modify(
                        ann,
                        new Modification(
                            ModificationType.REPLACE, "unicodePwd", password("Str0ng!Secret")))))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
  }

  @Test
  void a_password_that_was_set_lets_bind_and_cannot_be_read() throws Exception {
    String ann = user("Ann", new Attribute("userAccountControl", "544"));
    try (LDAPConnection secure = connectSecurely()) {
      secure.modify(
          ann, new Modification(ModificationType.REPLACE, "unicodePwd", password("Str0ng!Secret")));
      modify(ann, ModificationType.REPLACE, "userAccountControl", "512");
      assertThat(entry(ann, "unicodePwd").hasAttribute("unicodePwd")).isFalse();
      assertThat(secure.bind(ann, "Str0ng!Secret").getResultCode()).isEqualTo(ResultCode.SUCCESS);
    }
  }

  @Test
  void a_wrong_password_is_refused() throws Exception {
    String ann = user("Ann");
    try (LDAPConnection secure = connectSecurely()) {
      assertThat(refusal(() -> secure.bind(ann, "Wr0ng!Secret")))
          .isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }
  }

  @Test
  void an_account_without_a_password_cannot_be_enabled() throws Exception {
    String ann = user("Ann");
    assertThat(refusal(() -> modify(ann, ModificationType.REPLACE, "userAccountControl", "512")))
        .isEqualTo(windows(ResultCode.UNWILLING_TO_PERFORM, ResultCode.SUCCESS));
  }

  @Test
  void a_page_is_not_resumed_with_a_cookie_of_no_one() throws Exception {
    SearchRequest request = new SearchRequest(ou, SearchScope.SUB, "(objectClass=*)", "1.1");
    request.addControl(new SimplePagedResultsControl(5, new ASN1OctetString("nonsense"), true));
    assertThat(refusal(() -> connection.search(request)))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
  }

  @Test
  void an_unknown_control_that_is_critical_is_refused() throws Exception {
    assumeFalse(samba(), "Samba cuts the connection with a notice");
    SearchRequest request = new SearchRequest(ou, SearchScope.BASE, "(objectClass=*)", "1.1");
    request.addControl(new Control("1.2.3.4.5.6", true));
    assertThat(refusal(() -> connection.search(request)))
        .isEqualTo(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION);
  }

  @Test
  void changes_are_tracked_for_a_naming_context_alone() throws Exception {
    SearchRequest request = new SearchRequest(ou, SearchScope.SUB, "(objectClass=*)");
    request.addControl(new ActiveDirectoryDirSyncControl(true, 0, 1000, null));
    assertThat(refusal(() -> connection.search(request)))
        .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
  }

  @Test
  void changes_are_not_tracked_from_a_corrupt_cookie() throws Exception {
    SearchRequest request = new SearchRequest(base(), SearchScope.SUB, "(objectClass=*)");
    request.addControl(
        new ActiveDirectoryDirSyncControl(true, 0, 1000, new ASN1OctetString("nonsense")));
    assertThat(refusal(() -> connection.search(request)))
        .isIn(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, ResultCode.UNWILLING_TO_PERFORM);
  }
}
