package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.List;
import org.aadsync.expressions.value.ByteString;

/**
 * The DirSync control (MS-ADTS 3.1.1.3.4.1.3): what changed in a naming context since a cookie,
 * page by page, with single values of linked attributes. For use by one thread.
 */
final class DirSync {
  /**
   * One answer.
   *
   * @param entries what changed; empty pages are not the last
   * @param cookie where to go on
   * @param more whether there is more now
   */
  record Page(List<SearchResultEntry> entries, ByteString cookie, boolean more) {}

  static final ByteString BEGINNING = ByteString.copyOf();

  // What a server may put into one answer.
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_COOKIE = 1 << 20;
  private static final int MAX_STANDSTILLS = 100;
  private static final int MAX_EMPTY_PAGES = 1_000_000;

  private final LDAPConnection connection;
  private final ImportScope scope;
  private int standstills;
  private int empty;

  DirSync(LDAPConnection connection, ImportScope scope) {
    this.connection = connection;
    this.scope = scope;
  }

  /** Returns a cookie that stands for everything up to now, without reading it. */
  ByteString now() throws LDAPException {
    // No object has this one, but the server has to look at all.
    Filter none = Filter.createEqualityFilter(ObjectGuid.ATTRIBUTE, new byte[ObjectGuid.SIZE]);
    ByteString cookie = BEGINNING;
    Page page;
    do {
      page = page(none, List.of(ObjectGuid.ATTRIBUTE), cookie);
      cookie = page.cookie();
    } while (page.more());
    return cookie;
  }

  /**
   * Returns what changed.
   *
   * @throws FullImportRequiredException if the server refuses the cookie
   */
  Page next(ByteString cookie) throws LDAPException, FullImportRequiredException {
    try {
      return page(scope.changing(), scope.followedAttributes(), cookie);
    } catch (LDAPException e) {
      if (isAboutCookie(e.getResultCode())) {
        throw new FullImportRequiredException(
            "the domain controller refuses the cookie of the last import (result "
                + e.getResultCode()
                + ")");
      }
      throw e;
    }
  }

  // Windows and Samba give different ones; none of them says that a right is missing or that the
  // server has no time.
  private static boolean isAboutCookie(ResultCode code) {
    return code.equals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION)
        || code.equals(ResultCode.PROTOCOL_ERROR)
        || code.equals(ResultCode.OPERATIONS_ERROR)
        || code.equals(ResultCode.UNWILLING_TO_PERFORM)
        || code.equals(ResultCode.CONSTRAINT_VIOLATION)
        || code.equals(ResultCode.OTHER);
  }

  private Page page(Filter filter, List<String> attributes, ByteString cookie)
      throws LDAPException {
    SearchRequest request =
        new SearchRequest(scope.base(), SearchScope.SUB, filter, attributes.toArray(String[]::new));
    request.addControl(
        new ActiveDirectoryDirSyncControl(
            true,
            ActiveDirectoryDirSyncControl.FLAG_INCREMENTAL_VALUES,
            MAX_BYTES,
            new ASN1OctetString(cookie.toByteArray())));
    SearchResult result = connection.search(request);
    ActiveDirectoryDirSyncControl answer = ActiveDirectoryDirSyncControl.get(result);
    ASN1OctetString next = answer == null ? null : answer.getCookie();
    if (answer == null || next == null || next.getValueLength() == 0) {
      throw new LDAPException(
          ResultCode.CONTROL_NOT_FOUND, "the server answers DirSync without a cookie");
    }
    if (next.getValueLength() > MAX_COOKIE) {
      throw new LDAPException(
          ResultCode.DECODING_ERROR, "a cookie of " + next.getValueLength() + " bytes");
    }
    boolean more = answer.getFlags() != 0;
    Page page = new Page(result.getSearchEntries(), ByteString.copyOf(next.getValue()), more);
    checkProgress(page, cookie);
    return page;
  }

  private void checkProgress(Page page, ByteString before) throws LDAPException {
    standstills = page.more() && page.cookie().equals(before) ? standstills + 1 : 0;
    empty = page.entries().isEmpty() ? empty + 1 : 0;
    if (standstills >= MAX_STANDSTILLS || empty > MAX_EMPTY_PAGES) {
      throw new LDAPException(
          ResultCode.LOOP_DETECT, "the server announces more changes without an end");
    }
  }
}
