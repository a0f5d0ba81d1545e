package org.aadsync.samples.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The oracle itself, in cases small enough to be worked out by hand from the specification. */
class OracleTest {
  private static final String BASE = "OU=CORP,DC=contoso,DC=com";

  @Test
  void a_plain_user_reaches_the_cloud() throws Exception {
    ExpectedWorld world =
        predict(
            user("Ann", 1)
                .set("displayName", " Ann A. ")
                .set("mail", " ann@contoso.com ")
                .set("manager", "cn=ann,ou=corp,dc=contoso,dc=com"));
    String dn = "cn={" + hex("AAAAAAAAAAAAAAAAAAAAAQ==") + "}";
    assertThat(world.cloud()).containsOnlyKeys(dn);
    assertThat(attributes(world, dn))
        .containsEntry("accountenabled", List.of("TRUE"))
        .containsEntry("sourceanchor", List.of("AAAAAAAAAAAAAAAAAAAAAQ=="))
        .containsEntry("userprincipalname", List.of("sAnn@contoso.com"))
        .containsEntry("displayname", List.of(" Ann A. "))
        .containsEntry("mail", List.of("ann@contoso.com"))
        .containsEntry("manager", List.of(dn))
        .containsEntry("netbiosname", List.of("CONTOSO"))
        .containsEntry("commonname", List.of("Ann"))
        .containsEntry("onpremisessamaccountname", List.of("sAnn"))
        .containsKeys("cloudanchor", "onpremisesecurityidentifier", "dnsdomainname")
        .hasSize(12);
    assertThat(world.synchronizationErrors()).isEmpty();
  }

  @Test
  void a_user_without_any_join_attribute_is_not_projected() throws Exception {
    LdifRecord user = user("Ann", 1);
    user.remove("objectSid");
    assertThat(predict(user).cloud()).isEmpty();
  }

  @Test
  void a_linked_mailbox_alone_is_not_exported() throws Exception {
    assertThat(
            predict(
                    user("Box", 1)
                        .set("msExchRecipientTypeDetails", "2")
                        .set("msExchMasterAccountSid", sid(9)))
                .cloud())
        .isEmpty();
  }

  @Test
  void a_linked_mailbox_beside_its_account_fails_whichever_comes_second() throws Exception {
    LdifRecord account = user("Ann", 2);
    LdifRecord mailbox =
        user("Box", 1).set("msExchMasterAccountSid", sid(2)).set("mailNickname", "box");
    ExpectedWorld world = predict(mailbox, account);
    assertThat(world.synchronizationErrors())
        .containsExactly(
            Map.entry(
                "cn=ann,ou=corp,dc=contoso,dc=com",
                Set.of("ambiguous-import-flow-from-multiple-connectors")));
    assertThat(world.cloud()).hasSize(1);
  }

  @Test
  void contacts_come_before_users_and_so_never_join_one() throws Exception {
    ExpectedWorld world =
        predict(user("Ann", 1).set("mail", "a@b.c"), contact("Kim", 2).set("mail", "A@B.C"));
    assertThat(world.cloud()).hasSize(2);
    assertThat(world.synchronizationErrors()).isEmpty();
  }

  @Test
  void the_second_contact_of_an_address_fails() throws Exception {
    ExpectedWorld world =
        predict(contact("Kim", 2).set("mail", "a@b.c"), contact("Ada", 1).set("mail", "A@b.c"));
    assertThat(world.synchronizationErrors().keySet())
        .containsExactly("cn=kim,ou=corp,dc=contoso,dc=com");
    assertThat(world.cloud()).hasSize(1);
  }

  @Test
  void a_contact_that_several_objects_match_in_the_end_is_projected_after_all() throws Exception {
    // 1 is projected; 2 finds it and fails; 3 looks for its own blank in vain and is projected;
    // then 2 finds two, which is as good as none (J-2, J-3, Q-34).
    ExpectedWorld world =
        predict(
            contact("One", 1).set("mail", "a@b.c"),
            contact("Two", 2).set("mail", "a@b.c"),
            contact("Three", 3).set("mail", " a@b.c"));
    assertThat(world.synchronizationErrors()).isEmpty();
    assertThat(world.cloud()).hasSize(3);
  }

  @Test
  void text_longer_than_the_index_takes_fails_the_object_and_leaves_it_out_of_groups()
      throws Exception {
    ExpectedWorld world =
        predict(
            user("Ann", 1).set("extensionAttribute1", "x".repeat(449)),
            user("Bob", 2).set("extensionAttribute1", "x".repeat(448)),
            group("G", 3).set("member", dn("Ann"), dn("Bob"), dn("Nobody")));
    assertThat(world.synchronizationErrors())
        .containsExactly(
            Map.entry("cn=ann,ou=corp,dc=contoso,dc=com", Set.of("mv-constraint-violation")));
    assertThat(attributes(world, cloudDn(3)).get("member")).containsExactly(cloudDn(2));
  }

  @Test
  void a_principal_leads_to_the_user_that_it_stands_for() throws Exception {
    LdifRecord principal =
        new LdifRecord(dn("S-1-5-21-0-0-0-1"), "foreignSecurityPrincipal")
            .set("cn", "s-1-5-21-0-0-0-1")
            .set("objectGUID", guid(7));
    ExpectedWorld world =
        predict(user("Ann", 1), principal, group("G", 3).set("member", principal.dn(), dn("Ann")));
    assertThat(attributes(world, cloudDn(3)).get("member")).containsExactly(cloudDn(1));
  }

  @Test
  void filtered_conflicting_and_critical_objects_stay_out() throws Exception {
    LdifRecord conflict = user("Bob", 2);
    conflict.rename("CN=Bob\\0ACNF:1," + BASE);
    assertThat(
            predict(
                    user("Ann", 1).set("isCriticalSystemObject", "FALSE"),
                    conflict,
                    user("Cat", 3).set("sAMAccountName", "MSOL_1"),
                    user("Dan", 4).set("adminDescription", "user_x"),
                    user("Eve", 5).set("isCriticalSystemObject", "TRUE"),
                    user("Fay", 6).set("msExchRecipientTypeDetails", "16777216"),
                    group("G", 7).set("proxyAddresses", "smtp:a@b").set("groupType", "8"))
                .cloud())
        .isEmpty();
  }

  @Test
  void a_computer_brings_its_creator_along() throws Exception {
    ExpectedWorld world =
        predict(
            user("Ann", 1),
            new LdifRecord(dn("PC"), "top", "person", "user", "computer")
                .set("cn", "PC")
                .set("objectGUID", guid(2))
                .set("userCertificate", new byte[] {1})
                .set("mS-DS-CreatorSID", sid(1)));
    assertThat(attributes(world, cloudDn(2)))
        .containsEntry("registeredownerreference", List.of(cloudDn(1)))
        .containsEntry("devicetrusttype", List.of("ServerAd"))
        .containsEntry("usercertificate", List.of("AQ=="))
        .containsEntry("accountenabled", List.of("FALSE"));
  }

  @Test
  void what_the_cloud_does_not_have_leaves_an_exchange_person_of_the_directory() throws Exception {
    LdifRecord person =
        user("Ann", 1)
            .set("objectClass", "user", "inetOrgPerson")
            .set("mailNickname", "ann")
            .set("proxyAddresses", "SMTP:a@b")
            .set("msExchUCVoiceMailSettings", "x");
    assertThat(predict(person).directoryChanges())
        .containsExactly(
            Map.entry(
                "cn=ann,ou=corp,dc=contoso,dc=com",
                Map.of("msexchucvoicemailsettings", List.of())));
  }

  @Test
  void what_the_schema_refuses_is_not_imported() throws Exception {
    ExpectedWorld world =
        predict(
            user("Ann", 1).set("userAccountControl", "x"),
            user("Bob", 2).set("title", "a", "b"),
            user("Cat", 3).set("objectClass", "user", "contact"));
    assertThat(world.cloud()).isEmpty();
    assertThat(world.importErrors().values())
        .containsExactly(
            Set.of("invalid-attribute-value"),
            Set.of("multi-single-mismatch"),
            Set.of("unmappable-object-type"));
  }

  private static ExpectedWorld predict(LdifRecord... records) throws Exception {
    return new Oracle(RealConfiguration.read())
        .predict(LdifFile.entries(LdifRecord.file(List.of(records))));
  }

  private static Map<String, List<String>> attributes(ExpectedWorld world, String dn) {
    return world.cloud().get(dn).attributes();
  }

  private static LdifRecord user(String name, int number) {
    return new LdifRecord(dn(name), "top", "person", "organizationalPerson", "user")
        .set("cn", name)
        .set("sAMAccountName", "s" + name)
        .set("userAccountControl", "512")
        .set("objectGUID", guid(number))
        .set("objectSid", sid(number));
  }

  private static LdifRecord contact(String name, int number) {
    return new LdifRecord(dn(name), "contact").set("cn", name).set("objectGUID", guid(number));
  }

  private static LdifRecord group(String name, int number) {
    return new LdifRecord(dn(name), "top", "group")
        .set("cn", name)
        .set("groupType", "-2147483646")
        .set("objectGUID", guid(number));
  }

  private static String dn(String name) {
    return "CN=" + name + "," + BASE;
  }

  private static byte[] guid(int number) {
    byte[] guid = new byte[16];
    guid[15] = (byte) number;
    return guid;
  }

  private static byte[] sid(int number) {
    byte[] sid = new byte[28];
    System.arraycopy(new byte[] {1, 5, 0, 0, 0, 0, 0, 5, 21}, 0, sid, 0, 9);
    sid[24] = (byte) number;
    return sid;
  }

  private static String cloudDn(int number) {
    return "cn={" + hex(java.util.Base64.getEncoder().encodeToString(guid(number))) + "}";
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
