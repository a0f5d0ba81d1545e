package org.aadsync.samples;

/** The contacts of a generated directory: who is number i, and where. Immutable. */
final class Contacts {
  /**
   * What other objects must know of a contact.
   *
   * @param number the contact's number
   * @param kind what it is
   * @param name the person's name
   * @param cn common name
   * @param dn distinguished name
   * @param alias the local part of its address
   */
  record Contact(
      int number, ContactKind kind, PersonName name, String cn, String dn, String alias) {}

  private final DirectoryOptions options;
  private final Containers containers;
  private final Users users;
  private final Placement<ContactKind> placement;
  private final PersonNames names;
  private final Identifiers identifiers;

  Contacts(DirectoryOptions options, Containers containers, Users users) {
    this.options = options;
    this.containers = containers;
    this.users = users;
    placement = new Placement<>(ContactKind.values(), options, Topics.CONTACT_KIND, 1);
    names = new PersonNames(new Dice(options.seed(), Topics.CONTACT_NAME, 0));
    identifiers = new Identifiers(options.seed());
  }

  int count() {
    return options.contacts();
  }

  Contact contact(int number) {
    ContactKind kind = placement.at(number);
    PersonName name = names.at(number);
    String cn =
        switch (kind) {
          case CONFLICT ->
              name.surname() + "\nCNF:" + identifiers.guidText(Identifiers.Space.CONTACT, number);
          case ESCAPED_NAME -> "#" + number + " " + name.indexName() + " \\ \"+\" <x>; y=z ";
          case CLIENT_ACCESS -> "CAS_{" + identifiers.hex(Identifiers.Space.CONTACT, number) + "}";
          default -> name.displayName();
        };
    String alias = name.givenLatin() + "_" + name.surnameLatin() + number;
    return new Contact(
        number, kind, name, cn, DnText.child("CN", cn, containers.contacts()), alias);
  }

  String dn(int number) {
    return contact(number).dn();
  }

  /** Returns the address that a contact has if its kind does not say otherwise. */
  String mail(int number) {
    return contact(number).alias() + "@partner.example";
  }

  /** Returns the address of a user, or a stranger's if there are no users. */
  String someUsersMail(Dice dice) {
    return users.count() == 0 ? "stranger@partner.example" : users.mail(dice.below(users.count()));
  }
}
