package org.aadsync.connector.ldap.discovery;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;

/** The container in which Active Directory keeps the deleted objects of a naming context. */
public final class DeletedObjects {
  /** LDAP_SERVER_SHOW_DELETED_OID ([MS-ADTS] 3.1.1.3.4.1.14). */
  public static final Control SHOW = new Control("1.2.840.113556.1.4.417", true);

  // It has this name in every language ([MS-ADTS] 6.1.1.4.2).
  private static final String CONTAINER = "CN=Deleted Objects,";

  private DeletedObjects() {}

  /**
   * Returns whether the account may read it: only administrators may unless it is granted.
   *
   * @param connection to the directory
   * @param context the DN of the naming context
   * @throws LDAPException if the directory cannot be asked
   */
  public static boolean areReadable(LDAPConnection connection, String context)
      throws LDAPException {
    SearchRequest request =
        new SearchRequest(
            CONTAINER + context,
            SearchScope.BASE,
            Filter.createPresenceFilter("objectClass"),
            "objectClass");
    request.addControl(SHOW);
    try {
      return connection.search(request).getEntryCount() == 1;
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)
          || e.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
        return false;
      }
      throw e;
    }
  }
}
