package org.aadsync.samples;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.io.IOException;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The organizational units of a generated directory, and the domain that they are in. Immutable.
 */
final class Containers {
  private static final String USERS = "Users";
  private static final String LABS = "R+D, Labs";
  private static final String DISABLED = "Disabled Users";
  private static final String SERVICE = "Service Accounts";
  private static final String CONTACTS = "Contacts";
  private static final String GROUPS = "Groups";

  private final String base;
  private final Identifiers identifiers;

  Containers(String base, Identifiers identifiers) {
    this.base = base;
    this.identifiers = identifiers;
  }

  String users(Site site) {
    return unit(USERS, unit(site.unit(), base));
  }

  /** Returns a unit whose own name needs escapes. */
  String labs(Site site) {
    return unit(LABS, unit(site.unit(), base));
  }

  String disabled() {
    return unit(DISABLED, base);
  }

  String service() {
    return unit(SERVICE, base);
  }

  String contacts() {
    return unit(CONTACTS, base);
  }

  String groups() {
    return unit(GROUPS, base);
  }

  /** Returns a DN that no object has. */
  String nowhere(String name) {
    return DnText.child("CN", name, unit("Former Staff", base));
  }

  /** Returns the DNS name of the domain that the base is in. */
  String domain() {
    StringJoiner labels = new StringJoiner(".");
    for (RDN rdn : baseDn().getRDNs()) {
      if (rdn.hasAttribute("DC")) {
        labels.add(rdn.getAttributeValues()[0].toLowerCase(Locale.ROOT));
      }
    }
    return labels.length() == 0 ? "corp.example" : labels.toString();
  }

  void writeTo(LdifOutput out) throws IOException {
    RDN top = baseDn().getRDN();
    String type = top.getAttributeNames()[0];
    String topClass =
        type.equalsIgnoreCase("OU")
            ? "organizationalUnit"
            : type.equalsIgnoreCase("CN") ? "container" : "domainDNS";
    int index = 0;
    write(out, base, topClass, type.toLowerCase(Locale.ROOT), top.getAttributeValues()[0], index++);
    for (Site site : Site.ALL) {
      write(out, site.unit(), base, index++);
      write(out, USERS, unit(site.unit(), base), index++);
      write(out, LABS, unit(site.unit(), base), index++);
    }
    for (String name : new String[] {DISABLED, SERVICE, CONTACTS, GROUPS}) {
      write(out, name, base, index++);
    }
  }

  private void write(LdifOutput out, String name, String parent, int index) throws IOException {
    write(out, unit(name, parent), "organizationalUnit", "ou", name, index);
  }

  private void write(
      LdifOutput out, String dn, String objectClass, String attribute, String name, int index)
      throws IOException {
    out.write(
        new DirectoryRecord(dn)
            .set("objectClass", "top", objectClass)
            .set(attribute, name)
            .set("objectGUID", identifiers.guid(Identifiers.Space.CONTAINER, index)));
  }

  private DN baseDn() {
    try {
      return new DN(base);
    } catch (LDAPException e) {
      throw new AssertionError("the options let only a DN pass", e);
    }
  }

  private static String unit(String name, String parent) {
    return DnText.child("OU", name, parent);
  }
}
