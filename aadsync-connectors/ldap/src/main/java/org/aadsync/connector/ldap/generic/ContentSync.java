package org.aadsync.connector.ldap.generic;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.IntermediateResponse;
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
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import org.aadsync.connector.ldap.exchange.EntrySearch;
import org.jspecify.annotations.Nullable;

/**
 * One search with content synchronization in the mode refreshOnly (RFC 4533). Entries are taken as
 * they come. Whether entries that are not mentioned are gone is said by the server: after a present
 * phase they are, after a delete phase they are not. For use by one thread.
 */
final class ContentSync implements SearchResultListener {
  private static final long serialVersionUID = 1L;

  /** How a search ended that no error broke off. */
  enum Outcome {
    /** Everything was said. */
    DONE,
    /** The server stopped because of a limit of its own. */
    LIMITED,
    /** The server does not do it for this place. */
    UNAVAILABLE,
    /** The server does not know, or not any more, what the cookie means. */
    COOKIE_REFUSED
  }

  private final transient Round round;
  private final boolean isDelta;
  private transient @Nullable ASN1OctetString cookie;

  ContentSync(Round round, byte[] cookie) {
    this.round = round;
    this.isDelta = cookie.length > 0;
    this.cookie = isDelta ? new ASN1OctetString(cookie) : null;
  }

  /** Returns the last cookie that the server gave, or none. */
  byte[] cookie() {
    return cookie == null ? new byte[0] : cookie.getValue();
  }

  /**
   * Searches.
   *
   * @throws LDAPException if it failed; what the round was told is right, but no absence may be
   *     concluded from it
   */
  Outcome run(LDAPConnection connection, Place place, String... attributes) throws LDAPException {
    round.containers().forgetSeen();
    // Everything, selected or not: the move of a container says nothing of what is below it.
    Filter all = Filter.createPresenceFilter("objectClass");
    SearchRequest request =
        new SearchRequest(this, place.base().toString(), SearchScope.SUB, all, attributes);
    request.addControl(
        new ContentSyncRequestControl(true, ContentSyncRequestMode.REFRESH_ONLY, cookie, false));
    request.setIntermediateResponseListener(this::info);
    try {
      done(connection.search(request));
      return Outcome.DONE;
    } catch (LDAPRuntimeException e) {
      throw e.getLDAPException();
    } catch (LDAPSearchException e) {
      return outcome(e);
    }
  }

  private Outcome outcome(LDAPSearchException failure) throws LDAPSearchException {
    ResultCode code = failure.getResultCode();
    if (EntrySearch.isLimit(code)) {
      return Outcome.LIMITED;
    }
    boolean refused =
        code.equals(ResultCode.E_SYNC_REFRESH_REQUIRED)
            // A cookie that it cannot read, or that is newer than the server is.
            || code.equals(ResultCode.PROTOCOL_ERROR)
            || code.equals(ResultCode.UNWILLING_TO_PERFORM);
    if (isDelta && refused) {
      return Outcome.COOKIE_REFUSED;
    }
    // Servers list the control for all naming contexts if one of them has it.
    boolean unavailable =
        code.equals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION)
            || code.equals(ResultCode.UNWILLING_TO_PERFORM);
    if (unavailable && round.taken() == 0) {
      return Outcome.UNAVAILABLE;
    }
    throw failure;
  }

  private void done(SearchResult result) throws LDAPException {
    ContentSyncDoneControl done = ContentSyncDoneControl.get(result);
    if (done == null) {
      throw meaningless("the end of the content says nothing of its state");
    }
    keep(done.getCookie());
    if (!done.refreshDeletes()) {
      round.endPresentPhase();
    }
  }

  private void keep(@Nullable ASN1OctetString given) {
    if (given != null) {
      cookie = given;
    }
  }

  @Override
  public void searchEntryReturned(SearchResultEntry entry) {
    try {
      ContentSyncStateControl state = ContentSyncStateControl.get(entry);
      if (state == null) {
        throw meaningless("an entry says nothing of its state");
      }
      keep(state.getCookie());
      switch (state.getState()) {
        case ADD, MODIFY -> round.take(state.getEntryUUID(), entry);
        case PRESENT -> round.present(state.getEntryUUID());
        case DELETE -> round.gone(state.getEntryUUID());
      }
    } catch (LDAPException e) {
      throw new LDAPRuntimeException(e);
    }
  }

  @Override
  public void searchReferenceReturned(SearchResultReference reference) {
    // Entries of other servers are not of this partition.
  }

  private void info(IntermediateResponse response) {
    if (!ContentSyncInfoIntermediateResponse.SYNC_INFO_OID.equals(response.getOID())) {
      return;
    }
    try {
      ContentSyncInfoIntermediateResponse info =
          ContentSyncInfoIntermediateResponse.decode(response);
      keep(info.getCookie());
      switch (info.getType()) {
        case NEW_COOKIE, REFRESH_DELETE -> {}
        case REFRESH_PRESENT -> round.endPresentPhase();
        case SYNC_ID_SET -> {
          if (info.refreshDeletes()) {
            info.getEntryUUIDs().forEach(round::gone);
          } else {
            info.getEntryUUIDs().forEach(round::present);
          }
        }
      }
    } catch (LDAPException e) {
      throw new LDAPRuntimeException(e);
    }
  }

  private static LDAPException meaningless(String message) {
    return new LDAPException(ResultCode.DECODING_ERROR, message);
  }
}
