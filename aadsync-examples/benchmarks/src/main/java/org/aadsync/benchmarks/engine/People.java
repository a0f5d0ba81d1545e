package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Made-up users of an Active Directory with 40 attributes each. */
public final class People {
  /** What every user has, in the order of the slots. */
  public static final ImmutableList<String> ATTRIBUTES =
      ImmutableList.of(
          "dn",
          "sAMAccountName",
          "userPrincipalName",
          "displayName",
          "givenName",
          "sn",
          "mail",
          "mailNickname",
          "proxyAddresses",
          "telephoneNumber",
          "mobile",
          "facsimileTelephoneNumber",
          "homePhone",
          "pager",
          "title",
          "department",
          "company",
          "division",
          "physicalDeliveryOfficeName",
          "streetAddress",
          "l",
          "st",
          "postalCode",
          "c",
          "co",
          "countryCode",
          "employeeID",
          "employeeType",
          "userAccountControl",
          "pwdLastSet",
          "whenCreated",
          "whenChanged",
          "usageLocation",
          "msExchRecipientTypeDetails",
          "extensionAttribute1",
          "extensionAttribute2",
          "initials",
          "info",
          "wWWHomePage",
          "preferredLanguage");

  /** What an expression names and no user has; its slot follows those of the others. */
  public static final String ABSENT = "isCriticalSystemObject";

  private static final ImmutableList<String> GIVEN_NAMES =
      ImmutableList.of("Anke", "Botho", "Carla", "Detlef", "Elif", "Frida", "Gero", "Hille");
  private static final ImmutableList<String> SURNAMES =
      ImmutableList.of("Ahrens", "Brodersen", "Clasen", "Dirks", "Ehlers", "Feddersen", "Gätjen");
  private static final ImmutableList<String> TEAMS =
      ImmutableList.of("Malting", "Brewhouse", "Cellar", "Bottling", "Taproom");
  private static final ImmutableList<String> TOWNS =
      ImmutableList.of("Bremen", "Jever", "Husum", "Flensburg");

  private People() {}

  /** Returns the slot of an attribute. */
  public static int slot(String attribute) {
    return attribute.equals(ABSENT) ? ATTRIBUTES.size() : ATTRIBUTES.indexOf(attribute);
  }

  /** Returns the user with the given number: text, {@code Long} and lists of text by name. */
  public static Map<String, Object> person(int number) {
    String givenName = pick(GIVEN_NAMES, number);
    String surname = pick(SURNAMES, number / GIVEN_NAMES.size());
    String town = pick(TOWNS, number);
    String account = (givenName + "." + surname + number).toLowerCase(Locale.ROOT);
    Map<String, Object> person = new HashMap<>();
    person.put(
        "dn",
        "CN=" + givenName + " " + surname + " " + number + ",OU=" + town + ",DC=brew,DC=example");
    person.put("sAMAccountName", account);
    person.put("userPrincipalName", account + "@brew.example");
    person.put("displayName", " " + givenName + " " + surname + " (" + town + ") ");
    person.put("givenName", givenName);
    person.put("sn", surname + " " + number);
    person.put("mail", account + "@mail.example");
    person.put("mailNickname", account);
    person.put("proxyAddresses", addresses(account, number));
    addPhones(person, number);
    addWork(person, number, town);
    addAccount(person, number);
    person.put("initials", givenName.substring(0, 1) + surname.charAt(0));
    return person;
  }

  private static void addPhones(Map<String, Object> person, int number) {
    person.put("telephoneNumber", "+49 421 55" + number);
    person.put("mobile", "+49 171 77" + number);
    person.put("facsimileTelephoneNumber", "+49 421 56" + number);
    person.put("homePhone", "+49 421 57" + number);
    person.put("pager", "8" + number);
  }

  private static void addWork(Map<String, Object> person, int number, String town) {
    person.put("title", "Brewer " + number % 7);
    person.put("department", pick(TEAMS, number));
    person.put("company", "Lindwurm Brewery");
    person.put("division", "Production");
    person.put("physicalDeliveryOfficeName", "House " + number % 30);
    person.put("streetAddress", number % 250 + " Harbour Street");
    person.put("l", town);
    person.put("st", "HB");
    person.put("postalCode", Integer.toString(20_000 + number % 9_000));
    person.put("c", "DE");
    person.put("co", "Germany");
    person.put("countryCode", 276L);
    person.put("employeeID", "P" + number);
    person.put("employeeType", "permanent");
    person.put("info", "Joined in " + (1990 + number % 30));
    person.put("wWWHomePage", "https://brew.example/people/" + number);
    person.put("preferredLanguage", "de-DE");
  }

  private static void addAccount(Map<String, Object> person, int number) {
    person.put("userAccountControl", 512L);
    person.put("pwdLastSet", 131_000_000_000_000_000L + number);
    person.put("whenCreated", "20160101120000.0Z");
    person.put("whenChanged", "20160131120000.0Z");
    person.put("usageLocation", "DE");
    person.put("msExchRecipientTypeDetails", 1L);
    person.put("extensionAttribute1", "a" + number % 90);
    person.put("extensionAttribute2", "b" + number % 9);
  }

  /** Five addresses; one is another with a blank after it. */
  private static List<String> addresses(String account, int number) {
    return ImmutableList.of(
        "SMTP:" + account + "@mail.example",
        "smtp:" + account + "@brew.example ",
        "smtp:" + number + "@mail.example",
        "smtp:" + account + "@brew.example",
        "x500:/o=Lindwurm/ou=Brewery/cn=Recipients/cn=" + account);
  }

  /** Returns the values of a user by slot, null where the user has none. */
  public static Object[] slots(Map<String, Object> person) {
    Object[] slots = new Object[ATTRIBUTES.size() + 1];
    person.forEach((name, value) -> slots[slot(name)] = Objects.requireNonNull(value));
    return slots;
  }

  private static String pick(List<String> names, int number) {
    return names.get(number % names.size());
  }
}
