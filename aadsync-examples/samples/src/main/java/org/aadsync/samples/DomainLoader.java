package org.aadsync.samples;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the objects of an LDIF file into a domain of Active Directory, as an administrator would:
 * the domain gives every object its GUID and its SID, and what refers to SIDs of another domain is
 * made to refer to those that are given there.
 *
 * <p>Left out is what no client can create: system objects, replication conflicts, and what every
 * domain has already. For use by one thread.
 */
final class DomainLoader {
  private static final String SID = "objectSid";
  private static final String FOREIGN = "foreignSecurityPrincipal";
  private static final String MASTER_ACCOUNT = "msExchMasterAccountSid";
  private static final String CONFLICT = "\\0ACNF:";
  private static final ImmutableSet<String> REFERENCES =
      ImmutableSet.of("member", "manager", "managedby");
  private static final ImmutableSet<String> GIVEN_BY_THE_DOMAIN =
      ImmutableSet.of("objectguid", "objectsid", "pwdlastset", "cn", "ou", "dc");
  // ADS_UF_PASSWD_NOTREQD: nobody is to sign in, so that there are no passwords.
  private static final int PASSWORD_NOT_REQUIRED = 0x20;

  private final LDAPConnection connection;
  private final String from;
  private final String to;
  private final Map<String, byte[]> sids;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<String> tops = new ArrayList<>();

  /**
   * Makes a loader.
   *
   * @param connection may create objects in the domain
   * @param from the DN of the domain in the file
   * @param to the DN of the domain
   * @param sids what became of SIDs, by their text in files; this loader adds to it
   */
  DomainLoader(LDAPConnection connection, String from, String to, Map<String, byte[]> sids) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.sids = sids;
  }

  /**
   * Loads a file.
   *
   * @throws IOException if the file cannot be read, or the domain refuses an object
   */
  void load(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (LDIFReader reader = new LDIFReader(file.toFile())) {
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        if (isForClients(entry)) {
          entries.add(entry);
        }
      }
    } catch (LDIFException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    String doing = "";
    try {
      for (Entry entry : entries) {
        doing = entry.getDN();
        create(entry);
      }
      for (Entry entry : entries) {
        doing = entry.getDN();
        refer(entry);
      }
    } catch (LDAPException e) {
      throw new IOException("the domain " + to + " refuses '" + doing + "': " + e.getMessage(), e);
    }
  }

  /** Returns the containers that were created right below the domain. */
  List<String> tops() {
    return List.copyOf(tops);
  }

  private boolean isForClients(Entry entry) {
    String dn = Ascii.toLowerCase(entry.getDN());
    boolean everywhere =
        entry.hasObjectClass("domainDNS")
            || entry.hasObjectClass("container")
            || dn.endsWith(",cn=users," + Ascii.toLowerCase(from));
    return !everywhere
        && !entry.hasAttributeValue("isCriticalSystemObject", "TRUE")
        && !entry.getDN().contains(CONFLICT);
  }

  private void create(Entry entry) throws LDAPException {
    String dn = renamed(entry);
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : entry.getAttributes()) {
      String name = Ascii.toLowerCase(attribute.getName());
      if (!GIVEN_BY_THE_DOMAIN.contains(name) && !REFERENCES.contains(name)) {
        attributes.add(converted(attribute));
      }
    }
    connection.add(dn, attributes);
    names.put(new DN(entry.getDN()).toNormalizedString(), dn);
    if (new DN(to).equals(new DN(dn).getParent())) {
      tops.add(dn);
    }
    byte[] known = entry.getAttributeValueBytes(SID);
    if (known != null && !entry.hasObjectClass(FOREIGN)) {
      SearchResultEntry created = connection.getEntry(dn, SID);
      sids.put(text(known), created.getAttributeValueBytes(SID));
    }
  }

  /** Returns the name of an object in this domain. */
  private String renamed(Entry entry) throws LDAPException {
    String dn = entry.getDN();
    String moved = dn.substring(0, dn.length() - from.length()) + to;
    if (!entry.hasObjectClass(FOREIGN)) {
      return moved;
    }
    // The name of a foreign security principal is the SID of what it stands for.
    byte[] sid = sids.get(entry.getRDN().getAttributeValues()[0]);
    return sid == null ? moved : new RDN("CN", text(sid)) + "," + new DN(moved).getParentString();
  }

  private Attribute converted(Attribute attribute) {
    if (attribute.getName().equalsIgnoreCase(MASTER_ACCOUNT)) {
      byte[] sid = sids.get(text(attribute.getValueByteArray()));
      return sid == null ? attribute : new Attribute(attribute.getName(), sid);
    }
    if (attribute.getName().equalsIgnoreCase("userAccountControl")) {
      int flags = Integer.parseInt(attribute.getValue()) | PASSWORD_NOT_REQUIRED;
      return new Attribute(attribute.getName(), Integer.toString(flags));
    }
    return attribute;
  }

  /** Writes the references of an object, once all have been created. */
  private void refer(Entry entry) throws LDAPException {
    List<Modification> changes = new ArrayList<>();
    for (Attribute attribute : entry.getAttributes()) {
      if (REFERENCES.contains(Ascii.toLowerCase(attribute.getName()))) {
        List<String> targets = new ArrayList<>();
        for (String value : attribute.getValues()) {
          String target = names.get(new DN(value).toNormalizedString());
          if (target != null) {
            targets.add(target);
          }
        }
        if (!targets.isEmpty()) {
          changes.add(
              new Modification(
                  ModificationType.ADD, attribute.getName(), targets.toArray(String[]::new)));
        }
      }
    }
    if (!changes.isEmpty()) {
      connection.modify(names.get(new DN(entry.getDN()).toNormalizedString()), changes);
    }
  }

  /** Writes a SID as {@code S-1-5-21-…} ([MS-DTYP] 2.4.2.1). */
  static String text(byte[] sid) {
    ByteBuffer in = ByteBuffer.wrap(sid);
    StringBuilder text = new StringBuilder("S-").append(in.get());
    int count = in.get();
    text.append('-').append(((in.getShort() & 0xFFFFL) << 32) | (in.getInt() & 0xFFFFFFFFL));
    in.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      text.append('-').append(Integer.toUnsignedString(in.getInt()));
    }
    return text.toString();
  }
}
