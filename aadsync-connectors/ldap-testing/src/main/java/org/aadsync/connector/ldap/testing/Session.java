package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a controller knows of one connection. */
final class Session {
  static final String SHOW_DELETED = "1.2.840.113556.1.4.417";
  static final String SHOW_RECYCLED = "1.2.840.113556.1.4.2064";
  static final String PERMISSIVE = "1.2.840.113556.1.4.1413";
  static final String TREE_DELETE = "1.2.840.113556.1.4.805";
  static final String PAGED = "1.2.840.113556.1.4.319";
  static final String DIR_SYNC = "1.2.840.113556.1.4.841";
  static final String NO_REFERRALS = "1.2.840.113556.1.4.1339";
  static final String LAZY_COMMIT = "1.2.840.113556.1.4.619";

  /** The controls that the root names. */
  static final List<String> CONTROLS =
      List.of(
          PAGED,
          SHOW_DELETED,
          TREE_DELETE,
          DIR_SYNC,
          PERMISSIVE,
          ExtendedNames.OID,
          NO_REFERRALS,
          LAZY_COMMIT,
          SHOW_RECYCLED);

  /**
   * How many result sets a connection may hold open; the oldest gives way ([MS-ADTS] 3.1.1.3.4.6).
   */
  private static final int MOST_OPEN_RESULTS = 10;

  final Controller controller;
  @Nullable DirectoryObject account;

  private final Map<String, Iterator<UUID>> openResults = new LinkedHashMap<>();

  Session(Controller controller) {
    this.controller = controller;
  }

  DirectoryObject bound() throws LDAPException {
    if (account == null) {
      throw new LDAPException(
          ResultCode.OPERATIONS_ERROR,
          "000004DC: LdapErr: In order to perform this operation a successful bind must be completed on the"
              + " connection., data 0");
    }
    return account;
  }

  boolean has(Right right) {
    return account != null && account.rights.contains(right);
  }

  void needsWrite() throws LDAPException {
    bound();
    if (!has(Right.WRITE)) {
      throw Refusal.noRight("write");
    }
  }

  /** Whether deleted objects can be seen with these controls. */
  boolean seesDeleted(List<Control> controls) {
    return has(Right.READ_DELETED)
        && (asks(controls, SHOW_DELETED) || asks(controls, SHOW_RECYCLED));
  }

  void keep(String cookie, Iterator<UUID> rest) {
    openResults.put(cookie, rest);
    if (openResults.size() > MOST_OPEN_RESULTS) {
      openResults.remove(openResults.keySet().iterator().next());
    }
  }

  @Nullable Iterator<UUID> take(String cookie) {
    return openResults.remove(cookie);
  }

  static boolean asks(List<Control> controls, String oid) {
    return find(controls, oid) != null;
  }

  static @Nullable Control find(List<Control> controls, String oid) {
    return controls.stream().filter(each -> each.getOID().equals(oid)).findFirst().orElse(null);
  }

  static void refuseUnknown(List<Control> controls) throws LDAPException {
    Set<String> known = Set.copyOf(CONTROLS);
    for (Control each : controls) {
      if (each.isCritical() && !known.contains(each.getOID())) {
        throw new LDAPException(
            ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
            "00002040: SvcErr: problem 5010 (UNAVAIL_EXTENSION), data 0, " + each.getOID());
      }
    }
  }
}
