package org.aadsync.samples;

import java.util.Locale;
import org.aadsync.samples.Contacts.Contact;
import org.aadsync.samples.Identifiers.Space;

/** Makes the records of contacts. */
final class ContactRecords {
  private static final String[] COMPANIES = {
    "Fabrikam, Inc.", "Wingtip Toys", "Société Générale de Houblon", "Северное сияние", "山田商店"
  };

  private final DirectoryOptions options;
  private final Users users;
  private final Contacts contacts;
  private final Identifiers identifiers;

  ContactRecords(
      DirectoryOptions options, Users users, Contacts contacts, Identifiers identifiers) {
    this.options = options;
    this.users = users;
    this.contacts = contacts;
    this.identifiers = identifiers;
  }

  DirectoryRecord record(int number) {
    Contact contact = contacts.contact(number);
    Dice dice = new Dice(options.seed(), Topics.CONTACT_DATA, number);
    DirectoryRecord entry = new DirectoryRecord(contact.dn());
    entry
        .set("objectClass", "top", "person", "organizationalPerson", "contact")
        .set("cn", contact.cn())
        .set("objectGUID", (Object) identifiers.guid(Space.CONTACT, number))
        .set("givenName", contact.name().given())
        .set("sn", contact.name().surname())
        .set("displayName", contact.name().displayName())
        .set("company", dice.oneOf(COMPANIES))
        .set("telephoneNumber", "+44 20 " + dice.digits(7))
        .set("whenCreated", "20180102030405.0Z")
        .set("instanceType", "4");
    address(entry, contact, contacts.mail(number));
    if (dice.percent(40)) {
      entry.set("title", "Partner").set("department", "Purchasing").set("l", "London");
      entry.set("c", "GB").set("co", "United Kingdom").set("countryCode", "826");
    }
    if (dice.percent(10) && users.count() > 0) {
      entry.set("manager", users.dn(dice.below(users.count())));
    }
    oddity(entry, contact, dice);
    return entry;
  }

  private static void address(DirectoryRecord entry, Contact contact, String mail) {
    entry
        .set("mail", mail)
        .set("mailNickname", contact.alias())
        .set("proxyAddresses", "SMTP:" + mail, "smtp:" + contact.alias() + "@old.partner.example")
        .set("targetAddress", "SMTP:" + mail)
        .set("msExchRecipientDisplayType", "6");
  }

  private void oddity(DirectoryRecord entry, Contact contact, Dice dice) {
    String mail = contacts.mail(contact.number());
    switch (contact.kind()) {
      case NO_MAIL -> entry.remove("mail", "mailNickname", "proxyAddresses", "targetAddress");
      case HIDDEN -> entry.set("msExchHideFromAddressLists", "TRUE");
      case SYNC_HIDDEN ->
          entry
              .set("displayName", contact.name().displayName() + " (MSOL)")
              .set("msExchHideFromAddressLists", "TRUE");
      case CLIENT_ACCESS -> entry.set("mailNickname", contact.cn());
      case CRITICAL -> entry.set("isCriticalSystemObject", "TRUE");
      case USERS_MAIL -> address(entry, contact, contacts.someUsersMail(dice));
      case CONTACTS_MAIL -> address(entry, contact, contacts.mail(0));
      case CONTACTS_MAIL_OTHER_CASE ->
          address(entry, contact, contacts.mail(0).toUpperCase(Locale.ROOT));
      case OUTER_BLANKS ->
          entry
              .change(value -> "\u00a0" + value + "  ", "displayName", "company", "title")
              .change(value -> " " + value, "mail", "proxyAddresses");
      case NO_AT_SIGN ->
          entry
              .set("mail", contact.alias() + ".partner.example")
              .set("proxyAddresses", "SMTP:" + contact.alias());
      case ADDRESSES_ONLY -> entry.remove("mail");
      case LOWER_CASE_ADDRESSES -> entry.remove("mail").set("proxyAddresses", "smtp:" + mail);
      case LONG_VALUES ->
          entry.set("info", "i".repeat(447) + "😀").set("streetAddress", "s".repeat(1000));
      case NON_BMP -> entry.set("displayName", "𝓟𝓪𝓻𝓽𝓷𝓮𝓻 " + contact.number() + " 🤝");
      case SPARSE -> entry.keep("objectClass", "cn", "objectGUID", "mail");
      default -> {}
    }
  }
}
