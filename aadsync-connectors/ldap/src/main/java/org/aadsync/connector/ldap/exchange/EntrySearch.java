package org.aadsync.connector.ldap.exchange;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPRuntimeException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;

/** Searches of any size: one page or one entry at most is in memory. Stateless. */
public final class EntrySearch {
  /** Takes the entries in the order in which the server gives them. */
  @FunctionalInterface
  public interface Entries {
    /**
     * Takes one entry.
     *
     * @throws LDAPException if it makes no sense
     */
    void accept(SearchResultEntry entry) throws LDAPException;
  }

  /**
   * How a search ended that no error broke off.
   *
   * @param limited whether the server stopped because of a limit of its own, and there may be more
   * @param continuations how many references to other servers were among the entries
   */
  public record End(boolean limited, long continuations) {}

  // A server may give empty pages while it looks for more, but not for ever.
  private static final int MAX_EMPTY_PAGES = 100_000;

  private EntrySearch() {}

  /**
   * Searches in pages (RFC 2696): asks for the next page when the entries of one have been taken.
   *
   * @param request without a listener and without a control for pages; it is not changed
   * @param pageSize how many entries to ask for at once
   * @throws LDAPException if the search failed, or the server does not say whether there are more
   *     entries; those taken so far are right, and the connection is of no use any more
   */
  public static End paged(
      LDAPConnection connection, SearchRequest request, int pageSize, Entries entries)
      throws LDAPException {
    long continuations = 0;
    int empty = 0;
    ASN1OctetString cookie = null;
    do {
      SearchRequest page = request.duplicate();
      page.addControl(new SimplePagedResultsControl(pageSize, cookie, true));
      SearchResult result = result(connection, page);
      for (SearchResultEntry entry : result.getSearchEntries()) {
        entries.accept(entry);
      }
      continuations += result.getReferenceCount();
      if (isLimit(result.getResultCode())) {
        return new End(true, continuations);
      }
      SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
      if (answer == null) {
        throw new LDAPException(
            ResultCode.CONTROL_NOT_FOUND, "the server does not say whether there are more entries");
      }
      empty = result.getEntryCount() == 0 ? empty + 1 : 0;
      if (empty > MAX_EMPTY_PAGES) {
        throw new LDAPException(
            ResultCode.LOOP_DETECT, "the server gives empty pages without an end");
      }
      cookie = answer.moreResultsToReturn() ? answer.getCookie() : null;
    } while (cookie != null);
    return new End(false, continuations);
  }

  /**
   * Searches at one go: each entry is taken as it comes.
   *
   * @param request its listener is not used; it is not changed
   * @throws LDAPException as {@link #paged}
   */
  public static End whole(LDAPConnection connection, SearchRequest request, Entries entries)
      throws LDAPException {
    SearchRequest listening =
        new SearchRequest(
            listener(entries),
            request.getControls(),
            request.getBaseDN(),
            request.getScope(),
            request.getDereferencePolicy(),
            request.getSizeLimit(),
            request.getTimeLimitSeconds(),
            request.typesOnly(),
            request.getFilter(),
            request.getAttributes());
    try {
      SearchResult result = result(connection, listening);
      return new End(isLimit(result.getResultCode()), result.getReferenceCount());
    } catch (LDAPRuntimeException e) {
      throw e.getLDAPException();
    }
  }

  private static SearchResult result(LDAPConnection connection, SearchRequest request)
      throws LDAPException {
    try {
      return connection.search(request);
    } catch (LDAPSearchException e) {
      if (isLimit(e.getResultCode())) {
        return e.getSearchResult();
      }
      throw e;
    }
  }

  private static SearchResultListener listener(Entries entries) {
    return new SearchResultListener() {
      private static final long serialVersionUID = 1L;

      @Override
      public void searchEntryReturned(SearchResultEntry entry) {
        try {
          entries.accept(entry);
        } catch (LDAPException e) {
          throw new LDAPRuntimeException(e);
        }
      }

      @Override
      public void searchReferenceReturned(SearchResultReference reference) {
        // the result counts them
      }
    };
  }

  /** Returns whether a result says that there may be more than the server wants to give. */
  public static boolean isLimit(ResultCode code) {
    return code.equals(ResultCode.SIZE_LIMIT_EXCEEDED)
        || code.equals(ResultCode.TIME_LIMIT_EXCEEDED)
        || code.equals(ResultCode.ADMIN_LIMIT_EXCEEDED);
  }
}
