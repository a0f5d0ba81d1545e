package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search of a whole tree in pages (RFC 2696): no more than one of them is in memory. For use by
 * one thread.
 */
final class SearchPages {
  /** Takes an entry; it may use the same connection. */
  @FunctionalInterface
  interface Entries {
    void accept(SearchResultEntry entry) throws LDAPException;
  }

  // A server may give empty pages while it looks for more, but not for ever.
  private static final int MAX_EMPTY_PAGES = 100_000;

  private final LDAPConnection connection;
  private final int pageSize;

  SearchPages(LDAPConnection connection, int pageSize) {
    this.connection = connection;
    this.pageSize = pageSize;
  }

  /**
   * Hands over all entries at and below {@code base}. Referrals are passed over: they lead to other
   * naming contexts.
   *
   * @throws LDAPException also if the server ignores that it was asked for pages: what it gives
   *     then may be less than all
   */
  void forEach(
      String base, Filter filter, List<String> attributes, Entries entries, Control... controls)
      throws LDAPException {
    @Nullable ASN1OctetString cookie = null;
    int empty = 0;
    do {
      SearchRequest request =
          new SearchRequest(base, SearchScope.SUB, filter, attributes.toArray(String[]::new));
      request.addControls(controls);
      request.addControl(new SimplePagedResultsControl(pageSize, cookie, true));
      SearchResult page = connection.search(request);
      SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
      if (answer == null) {
        throw new LDAPException(
            ResultCode.CONTROL_NOT_FOUND, "the server does not say whether there are more entries");
      }
      empty = page.getEntryCount() == 0 ? empty + 1 : 0;
      if (empty > MAX_EMPTY_PAGES) {
        throw new LDAPException(
            ResultCode.LOOP_DETECT, "the server gives empty pages without an end");
      }
      for (SearchResultEntry entry : page.getSearchEntries()) {
        entries.accept(entry);
      }
      cookie = answer.moreResultsToReturn() ? answer.getCookie() : null;
    } while (cookie != null);
  }
}
