package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import org.aadsync.connector.ldap.exchange.EntrySearch;

/**
 * A search of a whole tree in pages (RFC 2696): no more than one of them is in memory. For use by
 * one thread.
 */
final class SearchPages {
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
   * @param entries takes each entry; it may use the same connection
   * @throws LDAPException also if the server stops at a limit of its own, or ignores that it was
   *     asked for pages: what it gives then may be less than all
   */
  void forEach(
      String base,
      Filter filter,
      List<String> attributes,
      EntrySearch.Entries entries,
      Control... controls)
      throws LDAPException {
    SearchRequest request =
        new SearchRequest(base, SearchScope.SUB, filter, attributes.toArray(String[]::new));
    request.addControls(controls);
    if (EntrySearch.paged(connection, request, pageSize, entries).limited()) {
      throw new LDAPException(
          ResultCode.SIZE_LIMIT_EXCEEDED, "the server stops at a limit of its own, pages or not");
    }
  }
}
