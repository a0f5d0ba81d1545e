package org.aadsync.connector.ldap.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** How the tests of what an Active Directory does speak to one, fake or real. */
abstract class ActiveDirectoryAccess {
  static final Control SHOW_DELETED = new Control("1.2.840.113556.1.4.417", true);
  static final Control PERMISSIVE = new Control("1.2.840.113556.1.4.1413", true);
  static final int INCREMENTAL = 0x80000000;

  LDAPConnection connection;
  String ou;

  /** A connection bound as administrator. */
  abstract LDAPConnection connect() throws Exception;

  /** The same over TLS. */
  abstract LDAPConnection connectSecurely() throws Exception;

  abstract String base();

  /** Whether this is Samba, whose known differences from Windows some tests leave out. */
  abstract boolean samba();

  @BeforeEach
  void open() throws Exception {
    connection = connect();
    ou = "OU=aadsync-fake-tests," + base();
    if (connection.getEntry(ou, "1.1") != null) {
      connection.delete(
          new DeleteRequest(ou, new Control[] {new Control("1.2.840.113556.1.4.805", true)}));
    }
    connection.add(ou, new Attribute("objectClass", "organizationalUnit"));
  }

  @AfterEach
  void shut() throws Exception {
    connection.delete(
        new DeleteRequest(ou, new Control[] {new Control("1.2.840.113556.1.4.805", true)}));
    connection.close();
  }

  /** A name that no other test has used: deleted accounts of earlier runs may still hold theirs. */
  static String fresh(String head) {
    return head + UUID.randomUUID().toString().substring(0, 8);
  }

  String user(String name, Attribute... more) throws LDAPException {
    return user(ou, name, more);
  }

  String user(String parent, String name, Attribute... more) throws LDAPException {
    List<Attribute> all = new ArrayList<>(List.of(more));
    all.add(new Attribute("objectClass", "user"));
    if (all.stream().noneMatch(each -> each.getName().equals("sAMAccountName"))) {
      all.add(new Attribute("sAMAccountName", fresh("u")));
    }
    String dn = "CN=" + name + "," + parent;
    connection.add(dn, all);
    return dn;
  }

  String group(String name, String... members) throws LDAPException {
    String dn = "CN=" + name + "," + ou;
    List<Attribute> all = new ArrayList<>();
    all.add(new Attribute("objectClass", "group"));
    all.add(new Attribute("sAMAccountName", fresh("g")));
    if (members.length > 0) {
      all.add(new Attribute("member", members));
    }
    connection.add(dn, all);
    return dn;
  }

  String unit(String name) throws LDAPException {
    String dn = "OU=" + name + "," + ou;
    connection.add(dn, new Attribute("objectClass", "organizationalUnit"));
    return dn;
  }

  Entry entry(String dn, String... attributes) throws LDAPException {
    SearchResultEntry found = connection.getEntry(dn, attributes);
    assertThat(found).as(dn).isNotNull();
    return found;
  }

  ASN1OctetString guidOf(String dn) throws LDAPException {
    return entry(dn, "objectGUID").getAttribute("objectGUID").getRawValues()[0];
  }

  SearchResultEntry byGuid(ASN1OctetString guid, String... attributes) throws LDAPException {
    SearchRequest request =
        new SearchRequest(guidName(guid), SearchScope.BASE, "(objectClass=*)", attributes);
    request.addControl(SHOW_DELETED);
    return connection.searchForEntry(request);
  }

  static String guidName(ASN1OctetString guid) {
    StringBuilder hex = new StringBuilder("<GUID=");
    for (byte each : guid.getValue()) {
      hex.append(String.format(Locale.ROOT, "%02x", each));
    }
    return hex + ">";
  }

  void modify(String dn, ModificationType type, String attribute, String... values)
      throws LDAPException {
    connection.modify(dn, new Modification(type, attribute, values));
  }

  void modifyPermissively(String dn, ModificationType type, String attribute, String... values)
      throws LDAPException {
    ModifyRequest request = new ModifyRequest(dn, new Modification(type, attribute, values));
    request.addControl(PERMISSIVE);
    connection.modify(request);
  }

  /** The result of Windows, or of Samba where that is known to differ. */
  ResultCode windows(ResultCode code, ResultCode ofSamba) {
    return samba() ? ofSamba : code;
  }

  static ResultCode refusal(ThrowingCallable call) {
    LDAPException refused = catchThrowableOfType(LDAPException.class, call);
    return refused == null ? ResultCode.SUCCESS : refused.getResultCode();
  }

  /** What one run of DirSync brought, over all its rounds. */
  record Changes(List<SearchResultEntry> entries, ASN1OctetString cookie, int rounds) {
    /** The entry with an identity; null without one. */
    SearchResultEntry of(ASN1OctetString guid) {
      SearchResultEntry found = null;
      for (SearchResultEntry each : entries) {
        if (each.getAttribute("objectGUID").getRawValues()[0].equals(guid)) {
          found = each;
        }
      }
      return found;
    }
  }

  Changes changes(ASN1OctetString cookie, int flags, String... attributes) throws LDAPException {
    return changes(connection, cookie, flags, attributes);
  }

  Changes changes(LDAPConnection on, ASN1OctetString from, int flags, String... attributes)
      throws LDAPException {
    List<SearchResultEntry> entries = new ArrayList<>();
    ASN1OctetString cookie = from;
    int rounds = 0;
    while (true) {
      SearchRequest request =
          new SearchRequest(base(), SearchScope.SUB, "(objectClass=*)", attributes);
      request.addControl(new ActiveDirectoryDirSyncControl(true, flags, 1_000_000, cookie));
      SearchResult result = on.search(request);
      ActiveDirectoryDirSyncControl answer = ActiveDirectoryDirSyncControl.get(result);
      entries.addAll(result.getSearchEntries());
      cookie = answer.getCookie();
      rounds++;
      if (answer.getFlags() == 0) {
        return new Changes(entries, cookie, rounds);
      }
    }
  }

  /** Reads by pages; the sizes of the pages in order. */
  List<Integer> pages(String filter, int size) throws LDAPException {
    List<Integer> sizes = new ArrayList<>();
    ASN1OctetString cookie = null;
    do {
      SearchRequest request = new SearchRequest(ou, SearchScope.SUB, filter, "1.1");
      request.addControl(new SimplePagedResultsControl(size, cookie, true));
      SearchResult result = connection.search(request);
      sizes.add(result.getEntryCount());
      cookie = SimplePagedResultsControl.get(result).getCookie();
    } while (cookie != null && cookie.getValueLength() > 0);
    return sizes;
  }

  static byte[] password(String text) {
    return ("\"" + text + "\"").getBytes(StandardCharsets.UTF_16LE);
  }
}
