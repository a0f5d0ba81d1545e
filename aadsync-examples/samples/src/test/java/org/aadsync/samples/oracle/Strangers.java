package org.aadsync.samples.oracle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Objects that only make sense, or trouble, beside others: contacts with somebody's mail address,
 * linked mailboxes, foreign security principals, devices, and what must not be imported at all.
 */
final class Strangers {
  private static final String BASE = "OU=CORP,DC=contoso,DC=com";
  private static final String[] USER = {"top", "person", "organizationalPerson", "user"};
  private static final String[] INET = {
    "top", "person", "organizationalPerson", "user", "inetOrgPerson"
  };
  private static final String[] CONTACT = {"top", "person", "organizationalPerson", "contact"};
  private static final String[] COMPUTER = {
    "top", "person", "organizationalPerson", "user", "computer"
  };

  private final Random random;
  private final List<LdifRecord> made = new ArrayList<>();
  private int number;

  Strangers(Random random) {
    this.random = random;
  }

  List<LdifRecord> made() {
    return made;
  }

  /** Makes a company for a user, some of which collides with it. */
  void around(LdifRecord user) {
    String mail = user.text("mail");
    byte[] sid = user.bytes("objectSid");
    switch (random.nextInt(10)) {
      case 0 -> contact(mail);
      case 1 -> contact(mail == null ? null : mail.toUpperCase(Locale.ROOT));
      case 2 -> contact(" " + mail);
      case 3 -> {
        // The third finds the first; the second's blank hides it from both.
        contact("same" + number + "@contoso.example");
        contact(" same" + (number - 1) + "@contoso.example");
        contact("Same" + (number - 2) + "@contoso.example");
      }
      case 4 -> contact(mail).set("extensionAttribute2", "z".repeat(449));
      case 5 -> contact(null).set("proxyAddresses", "SMTP:nobody@contoso.example");
      case 6 -> linkedMailbox(sid);
      case 7 -> {
        linkedMailbox(sid);
        linkedMailbox(sid);
      }
      case 8 -> linkedMailbox(sid(random)); // its account lives elsewhere
      default -> person(USER).set("msRTCSIP-OriginatorSid", sid == null ? sid(random) : sid);
    }
  }

  /** Makes a second object with the security identifier of the first. */
  void twin(LdifRecord user) {
    byte[] sid = user.bytes("objectSid");
    if (sid != null) {
      person(random.nextBoolean() ? USER : INET).set("objectSid", sid);
    }
  }

  /** Makes a principal that stands for {@code who}, and lets a group have both as members. */
  void principal(LdifRecord who, LdifRecord group) {
    byte[] sid = who.bytes("objectSid");
    byte[] named = sid == null || sid.length < 28 ? sid(random) : sid;
    String name = sidText(named);
    String dn = "CN=" + name + "," + BASE;
    if (made.stream().anyMatch(record -> record.dn().equalsIgnoreCase(dn))) {
      return;
    }
    LdifRecord principal =
        add(dn, "top", "foreignSecurityPrincipal")
            .set("cn", random.nextBoolean() ? name : name.toLowerCase(Locale.ROOT));
    group.add("member", principal.dn());
    if (random.nextBoolean()) {
      group.add("member", who.dn());
    }
  }

  void computer(@Nullable LdifRecord creator) {
    LdifRecord computer =
        add("CN=PC" + number + "," + BASE, COMPUTER)
            .set("cn", "PC" + number)
            .set("sAMAccountName", "PC" + number + "$")
            .set("userAccountControl", random.nextBoolean() ? "4096" : "4098")
            .set("objectSid", sid(random))
            .set("operatingSystem", "Windows 10 Enterprise")
            .set("operatingSystemVersion", "10.0 (10586)");
    if (random.nextInt(4) > 0) {
      computer.set("userCertificate", new byte[] {48, (byte) number});
      computer.add("userCertificate", new byte[] {49, (byte) number});
    }
    byte[] creatorSid = creator == null ? null : creator.bytes("objectSid");
    computer.set("mS-DS-CreatorSID", creatorSid == null ? sid(random) : creatorSid);
    byte[] id = computer.bytes("objectGUID");
    if (random.nextBoolean() && id != null) {
      add("CN=device" + number + "," + BASE, "top", "msDS-Device")
          .set("msDS-DeviceID", id)
          .set("msDS-CloudAnchor", new byte[] {7});
    }
  }

  /** Makes an Exchange user of the other class with a value that the cloud's silence removes. */
  void voiceMail() {
    LdifRecord person = person(INET);
    person.set("mailNickname", "voice" + number);
    person.set("msExchUCVoiceMailSettings", "ExchangeHostedVoiceMail=1", "other");
  }

  /** Makes objects that the configuration does not select. */
  void outsiders() {
    person(USER).rename("CN=Out" + number + ",OU=Elsewhere,DC=contoso,DC=com");
    add("CN=Printer" + number + "," + BASE, "top", "printQueue").set("cn", "Printer" + number);
    LdifRecord lone = person(USER).set("objectClass", "USER");
    lone.set("displayName", "One class is enough");
  }

  /** Makes objects that the schema refuses, each for another reason. */
  void refused() {
    person(USER).set("displayName", "one", "two");
    person(USER).set("userAccountControl", "five hundred and twelve");
    person(USER).set("pwdLastSet", "9223372036854775808");
    person(USER).set("msExchHideFromAddressLists", "yes");
    person(USER).set("manager", "not a name");
    person(USER).set("title", new byte[] {(byte) 0xC3, (byte) 0x28});
    person(USER).set("objectClass", "top", "user", "contact");
    person(USER).set("objectClass", "group", "computer");
  }

  private LdifRecord contact(@Nullable String mail) {
    LdifRecord contact =
        add("CN=Contact" + number + "," + BASE, CONTACT)
            .set("cn", "Contact" + number)
            .set("proxyAddresses", "SMTP:contact" + number + "@elsewhere.example");
    if (mail != null) {
      contact.set("mail", mail);
    }
    return contact;
  }

  private void linkedMailbox(byte @Nullable [] account) {
    LdifRecord mailbox = person(USER);
    mailbox.set("userAccountControl", "514").set("msExchRecipientTypeDetails", "2");
    mailbox.set("msExchMasterAccountSid", account == null ? sid(random) : account);
    if (random.nextInt(3) > 0) {
      mailbox.set("mailNickname", "mailbox" + number);
    }
  }

  private LdifRecord person(String... classes) {
    String name = "Stranger " + number;
    return add("CN=" + name + "," + BASE, classes)
        .set("cn", name)
        .set("sAMAccountName", "stranger" + number)
        .set("userAccountControl", "512")
        .set("objectSid", sid(random));
  }

  private LdifRecord add(String dn, String... classes) {
    LdifRecord record = new LdifRecord(dn, classes);
    byte[] id = new byte[16];
    random.nextBytes(id);
    made.add(record.set("objectGUID", id));
    number++;
    return record;
  }

  private static byte[] sid(Random random) {
    ByteBuffer sid = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    sid.put(new byte[] {1, 5, 0, 0, 0, 0, 0, 5}).putInt(21);
    sid.putInt(random.nextInt()).putInt(random.nextInt()).putInt(random.nextInt());
    return sid.putInt(random.nextInt()).array();
  }

  private static String sidText(byte[] sid) {
    ByteBuffer buffer = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder text = new StringBuilder("S-1-5");
    for (int place = 8; place < sid.length; place += 4) {
      text.append('-').append(buffer.getInt(place) & 0xFFFF_FFFFL);
    }
    return text.toString();
  }
}
