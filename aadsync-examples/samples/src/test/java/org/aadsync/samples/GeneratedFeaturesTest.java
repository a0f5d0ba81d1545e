package org.aadsync.samples;

import static org.aadsync.samples.GeneratedDirectory.value;
import static org.aadsync.samples.GeneratedDirectory.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is in a directory on purpose is there from 200 users on, whatever the seed. */
class GeneratedFeaturesTest {
  private static final DirectoryOptions OPTIONS =
      DirectoryOptions.defaults().withUsers(200).withGroups(30).withContacts(20);
  private static final GeneratedDirectory DIRECTORY = GeneratedDirectory.of(OPTIONS);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, -1, 77, Long.MAX_VALUE, Long.MIN_VALUE})
  void everyKindOfObjectOccurs(long seed) {
    DirectoryOptions options = OPTIONS.withSeed(seed);
    Containers containers = new Containers(options.base(), new Identifiers(seed));
    Users users = new Users(options, containers);
    Contacts contacts = new Contacts(options, containers, users);
    Groups groups = new Groups(options, containers, users, contacts);
    assertThat(kinds(options.users(), number -> users.account(number).kind()))
        .containsAll(Set.of(UserKind.values()));
    assertThat(kinds(options.contacts(), number -> contacts.contact(number).kind()))
        .containsAll(Set.of(ContactKind.values()));
    assertThat(kinds(options.groups(), number -> groups.group(number).kind()))
        .containsAll(Set.of(GroupKind.values()));
  }

  @ParameterizedTest
  @EnumSource(
      value = UnicodeScript.class,
      names = {
        "LATIN",
        "CYRILLIC",
        "GREEK",
        "ARABIC",
        "HEBREW",
        "DEVANAGARI",
        "THAI",
        "HAN",
        "HANGUL",
        "HIRAGANA"
      })
  void namesComeInManyScripts(UnicodeScript script) {
    GeneratedDirectory many = GeneratedDirectory.of(OPTIONS.withUsers(2000).withGroups(0));
    assertThat(
            many.hasUser(
                user ->
                    value(user, "displayName")
                        .codePoints()
                        .anyMatch(c -> UnicodeScript.of(c) == script)))
        .isTrue();
  }

  static Map<String, Predicate<Entry>> userFeatures() {
    Map<String, Predicate<Entry>> features = new TreeMap<>();
    features.put("disabled", user -> value(user, "userAccountControl").equals("514"));
    features.put("critical", user -> value(user, "isCriticalSystemObject").equals("TRUE"));
    features.put("not critical", user -> value(user, "isCriticalSystemObject").equals("FALSE"));
    features.put("MSOL_", accountStartsWith("MSOL_"));
    features.put("AAD_", accountStartsWith("AAD_"));
    features.put("CAS_", accountStartsWith("CAS_{"));
    features.put("SUPPORT", accountStartsWith("SUPPORT_388945a0"));
    features.put("CAS_ mailbox", user -> value(user, "mailNickname").startsWith("CAS_{"));
    features.put("system", user -> value(user, "mailNickname").startsWith("SystemMailbox{"));
    features.put(
        "linked",
        user ->
            value(user, "msExchRecipientTypeDetails").equals("2")
                && user.getAttributeValueBytes("msExchMasterAccountSid").length == 28);
    features.put("beyond 31 bits", hasValue("msExchRecipientTypeDetails", "2147483648"));
    features.put("written back", user -> value(user, "adminDescription").startsWith("User_"));
    features.put("conflict", user -> user.getDN().contains("\\0ACNF:"));
    features.put("inetOrgPerson", user -> user.hasObjectClass("inetOrgPerson"));
    features.put("no account name", user -> !user.hasAttribute("sAMAccountName"));
    features.put("no principal name", user -> !user.hasAttribute("userPrincipalName"));
    features.put("no account control", user -> !user.hasAttribute("userAccountControl"));
    features.put("sparse", user -> user.getAttributes().size() < 8);
    features.put("outer blanks", user -> value(user, "displayName").startsWith(" \u00a0\t"));
    features.put("only blanks", user -> value(user, "title").equals(" "));
    features.put("over 448", user -> value(user, "description").length() > 448);
    features.put("split pair", user -> Character.isHighSurrogate(at(value(user, "info"), 447)));
    features.put(
        "long address", user -> values(user, "proxyAddresses").stream().anyMatch(longer(448)));
    features.put("beyond the BMP", user -> beyondBmp(value(user, "department")));
    features.put("duplicates but for case", GeneratedFeaturesTest::hasCaseDuplicates);
    features.put("own manager", user -> value(user, "manager").equals(user.getDN()));
    features.put(
        "lower-case address",
        user -> user.hasAttribute("mailNickname") && noPrimary(user, "smtp:"));
    features.put("no SMTP", user -> noPrimary(user, "sip:"));
    features.put("SIP", user -> values(user, "proxyAddresses").stream().anyMatch(with("sip:")));
    features.put("X500", user -> values(user, "proxyAddresses").stream().anyMatch(with("x500:")));
    return features;
  }

  static Stream<String> userFeatureNames() {
    return userFeatures().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("userFeatureNames")
  void someUserIs(String feature) {
    assertThat(DIRECTORY.hasUser(userFeatures().get(feature))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\,", "\\+", "\\\"", "\\\\", "\\<", "\\>", "\\;", "\\=", "CN=\\#", "CN=\\ ", "\\ ,"
      })
  void distinguishedNamesHaveEveryEscape(String escape) {
    assertThat(DIRECTORY.hasUser(user -> user.getDN().contains(escape))).isTrue();
  }

  @Test
  void theFirstComponentOfEveryDistinguishedNameIsTheCommonName() {
    assertThat(
            Stream.of(DIRECTORY.users(), DIRECTORY.groups(), DIRECTORY.contacts()).flatMap(s -> s))
        .allSatisfy(
            entry ->
                assertThat(new DN(entry.getDN()).getRDN().getAttributeValues()[0])
                    .isEqualTo(value(entry, "cn")));
  }

  @Test
  void someManagersAreFilteredDisabledOrMissing() {
    Stream<String> managers = DIRECTORY.users().map(user -> value(user, "manager"));
    List<String> all = managers.filter(dn -> !dn.isEmpty()).toList();
    assertThat(all).anyMatch(dn -> dn.startsWith("CN=MSOL_"));
    assertThat(all).anyMatch(dn -> dn.contains("OU=Disabled Users"));
    assertThat(all).anyMatch(dn -> !DIRECTORY.resolves(dn));
  }

  @Test
  void someUserHasTheAddressOfAnotherOne() {
    List<String> mails =
        DIRECTORY.users().map(user -> value(user, "mail")).filter(m -> !m.isEmpty()).toList();
    assertThat(Set.copyOf(mails)).hasSizeLessThan(mails.size());
  }

  @Test
  void mailboxesHaveOnePrimaryAddress() {
    assertThat(DIRECTORY.users().filter(hasValue("msExchRecipientTypeDetails", "1")))
        .allSatisfy(
            user ->
                assertThat(values(user, "proxyAddresses"))
                    .filteredOn(address -> address.strip().startsWith("SMTP:"))
                    .hasSizeLessThanOrEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2147483646", "-2147483644", "-2147483640", "-2147483643", "2", "8"})
  void groupTypesAreThoseOfActiveDirectory(String groupType) {
    assertThat(DIRECTORY.groups()).anyMatch(hasValue("groupType", groupType));
  }

  @Test
  void groupsNestAndSomeContainEachOther() {
    assertThat(DIRECTORY.groups())
        .anySatisfy(
            group ->
                assertThat(values(group, "member"))
                    .anySatisfy(
                        member -> {
                          Entry child = DIRECTORY.byDn().get(GeneratedDirectory.normalized(member));
                          assertThat(child).isNotNull();
                          assertThat(child.getDN()).isNotEqualTo(group.getDN());
                          assertThat(values(child, "member")).contains(group.getDN());
                        }));
  }

  @Test
  void someGroupContainsItself() {
    assertThat(DIRECTORY.groups())
        .anyMatch(group -> values(group, "member").contains(group.getDN()));
  }

  @Test
  void someGroupNamesItsMembersInAnotherSpelling() {
    assertThat(DIRECTORY.groups())
        .anySatisfy(
            group ->
                assertThat(values(group, "member"))
                    .isNotEmpty()
                    .allMatch(dn -> dn.startsWith("cn=") && dn.contains(", ou="))
                    .allMatch(DIRECTORY::resolves));
  }

  @Test
  void filteredGroupsOccur() {
    assertThat(DIRECTORY.groups()).anyMatch(hasValue("isCriticalSystemObject", "TRUE"));
    assertThat(DIRECTORY.groups())
        .anyMatch(hasValue("sAMAccountName", "MSOL_AD_Sync_RichCoexistence"));
    assertThat(DIRECTORY.groups()).anyMatch(hasValue("msExchRecipientTypeDetails", "1073741824"));
    assertThat(DIRECTORY.groups())
        .anyMatch(group -> value(group, "adminDescription").startsWith("Group_"));
    assertThat(DIRECTORY.groups()).anyMatch(group -> noPrimary(group, "smtp:"));
  }

  @Test
  void contactsComeWithAndWithoutMail() {
    assertThat(DIRECTORY.contacts()).anyMatch(contact -> !contact.hasAttribute("mail"));
    assertThat(DIRECTORY.contacts()).anyMatch(contact -> !value(contact, "mail").contains("@"));
    assertThat(DIRECTORY.contacts()).anyMatch(contact -> value(contact, "mail").startsWith(" "));
    assertThat(DIRECTORY.contacts())
        .anyMatch(contact -> value(contact, "displayName").endsWith("(MSOL)"));
  }

  @Test
  void someContactHasTheAddressOfAUser() {
    Set<String> mails =
        DIRECTORY.users().map(user -> value(user, "mail")).collect(Collectors.toSet());
    assertThat(DIRECTORY.contacts())
        .anyMatch(
            contact -> mails.contains(value(contact, "mail")) && contact.hasAttribute("mail"));
  }

  @Test
  void whereEverythingIsHostileItIsStillLdifOfACompleteDirectory() {
    assertThatNoException()
        .isThrownBy(() -> GeneratedDirectory.of(OPTIONS.withHostility(1).withUsers(2000)));
  }

  private static <K> Set<K> kinds(int count, java.util.function.IntFunction<K> kind) {
    return java.util.stream.IntStream.range(0, count).mapToObj(kind).collect(Collectors.toSet());
  }

  private static Predicate<Entry> accountStartsWith(String prefix) {
    return user -> value(user, "sAMAccountName").startsWith(prefix);
  }

  private static Predicate<Entry> hasValue(String attribute, String expected) {
    return entry -> value(entry, attribute).equals(expected);
  }

  private static Predicate<String> longer(int length) {
    return text -> text.length() > length;
  }

  private static Predicate<String> with(String prefix) {
    return text -> text.toLowerCase(Locale.ROOT).startsWith(prefix);
  }

  private static boolean beyondBmp(String text) {
    return text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
  }

  private static char at(String text, int index) {
    return text.length() > index ? text.charAt(index) : ' ';
  }

  private static boolean noPrimary(Entry entry, String first) {
    List<String> addresses = values(entry, "proxyAddresses");
    return !addresses.isEmpty()
        && addresses.get(0).startsWith(first)
        && addresses.stream().noneMatch(address -> address.startsWith("SMTP:"));
  }

  private static boolean hasCaseDuplicates(Entry entry) {
    String[] lower =
        values(entry, "proxyAddresses").stream()
            .map(address -> address.toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    return Arrays.stream(lower).distinct().count() < lower.length;
  }
}
