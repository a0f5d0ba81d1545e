package org.aadsync.connector.ldap.activedirectory;

import com.google.common.primitives.Longs;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import org.aadsync.connector.ldap.exchange.NamingContexts;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Which database answers, and how far it has counted.
 *
 * @param invocationId its identity
 * @param highestUsn {@code highestCommittedUSN} when it was asked
 * @param contexts what it holds
 */
record DomainController(ByteString invocationId, long highestUsn, NamingContexts contexts) {
  private static final String SETTINGS = "dsServiceName";
  private static final String HIGHEST_USN = "highestCommittedUSN";
  private static final String INVOCATION_ID = "invocationId";
  private static final int INVOCATION_ID_SIZE = 16;

  /** Asks the controller at the other end of a connection. */
  static DomainController of(LDAPConnection connection) throws LDAPException {
    SearchResultEntry root = entry(connection, "", SETTINGS, HIGHEST_USN, NamingContexts.ATTRIBUTE);
    String settings = root == null ? null : root.getAttributeValue(SETTINGS);
    String usn = root == null ? null : root.getAttributeValue(HIGHEST_USN);
    @Nullable Long highest = usn == null ? null : Longs.tryParse(usn);
    if (root == null || settings == null || highest == null) {
      throw unknown("its root entry has no " + SETTINGS + " and " + HIGHEST_USN);
    }
    SearchResultEntry known = entry(connection, settings, INVOCATION_ID);
    byte[] id = known == null ? null : known.getAttributeValueBytes(INVOCATION_ID);
    if (id == null || id.length != INVOCATION_ID_SIZE) {
      throw unknown("its invocationId cannot be read");
    }
    return new DomainController(
        ByteString.copyOf(id),
        highest,
        NamingContexts.of(root.getAttributeValues(NamingContexts.ATTRIBUTE)));
  }

  private static @Nullable SearchResultEntry entry(
      LDAPConnection connection, String dn, String... attributes) throws LDAPException {
    return connection.searchForEntry(
        new SearchRequest(
            dn, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), attributes));
  }

  private static LDAPException unknown(String what) {
    return new LDAPException(
        ResultCode.UNWILLING_TO_PERFORM,
        "the server is no domain controller, or the account may not see which: " + what);
  }
}
