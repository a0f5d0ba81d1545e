package org.aadsync.connector.ldap.generic;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncState;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives a directory in memory content synchronization with answers as a test wants them. */
final class ScriptedSync extends InMemoryOperationInterceptor {
  private static final ASN1OctetString COOKIE = new ASN1OctetString("cookie");

  /** One message of an answer. */
  private interface Message {
    void send(InMemoryInterceptedSearchRequest request) throws LDAPException;
  }

  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Supplier<@Nullable String>> misnamed = new HashMap<>();
  private LDAPResult end = new LDAPResult(-1, ResultCode.UNAVAILABLE_CRITICAL_EXTENSION);

  /** Forgets the answer so far. */
  ScriptedSync answer() {
    messages.clear();
    return this;
  }

  /** Shows an entry under another name where names are compared, as long as there is one. */
  void misname(String dn, Supplier<@Nullable String> shown) {
    misnamed.put(dn, shown);
  }

  ScriptedSync entry(ContentSyncState state, UUID key, String dn) {
    return entry(state, key, dn, "inetOrgPerson");
  }

  ScriptedSync entry(
      ContentSyncState state, UUID key, String dn, String objectClass, Attribute... more) {
    Entry entry = new Entry(dn, more);
    if (state == ContentSyncState.ADD || state == ContentSyncState.MODIFY) {
      entry.addAttribute("objectClass", objectClass);
      entry.addAttribute("entryUUID", key.toString());
    }
    Control control = new ContentSyncStateControl(state, key, null);
    messages.add(request -> request.sendSearchEntry(new SearchResultEntry(entry, control)));
    return this;
  }

  /** Says of so many people that they were added, each in a container of its own number. */
  ScriptedSync people(int count, int containers, String base) {
    messages.add(
        request -> {
          for (int i = 0; i < count; i++) {
            Entry entry = new Entry(TestTree.numbered(i, containers, base));
            entry.addAttribute("objectClass", "inetOrgPerson");
            entry.addAttribute("entryUUID", key(i).toString());
            Control control = new ContentSyncStateControl(ContentSyncState.ADD, key(i), null);
            request.sendSearchEntry(new SearchResultEntry(entry, control));
          }
        });
    return this;
  }

  /** Says that so many people are there. */
  ScriptedSync presence(int count) {
    messages.add(
        request -> {
          for (int i = 0; i < count; i += 100) {
            List<UUID> keys = IntStream.range(i, i + 100).mapToObj(ScriptedSync::key).toList();
            request.sendIntermediateResponse(
                ContentSyncInfoIntermediateResponse.createSyncIDSetResponse(null, keys, false));
          }
        });
    return this;
  }

  static UUID key(int number) {
    return new UUID(1, number);
  }

  ScriptedSync ids(boolean deleted, UUID... keys) {
    messages.add(
        request ->
            request.sendIntermediateResponse(
                ContentSyncInfoIntermediateResponse.createSyncIDSetResponse(
                    null, Arrays.asList(keys), deleted)));
    return this;
  }

  ScriptedSync endOfPresentPhase() {
    messages.add(
        request ->
            request.sendIntermediateResponse(
                ContentSyncInfoIntermediateResponse.createRefreshPresentResponse(COOKIE, false)));
    return this;
  }

  void done(boolean deletesWereSaid) {
    end(ResultCode.SUCCESS, new ContentSyncDoneControl(COOKIE, deletesWereSaid));
  }

  void end(ResultCode code, Control... controls) {
    end = new LDAPResult(-1, code, null, null, null, controls);
  }

  @Override
  public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
    if (request.getRequest().getControl(ContentSyncRequestControl.SYNC_REQUEST_OID) == null) {
      return;
    }
    for (Message message : messages) {
      message.send(request);
    }
    request.setProperty("end", end);
    request.setRequest(
        new SearchRequest(
            request.getRequest().getBaseDN(), SearchScope.BASE, Filter.createORFilter(), "1.1"));
  }

  @Override
  public void processSearchResult(InMemoryInterceptedSearchResult result) {
    if (result.getProperty("end") instanceof LDAPResult scripted) {
      result.setResult(scripted);
    }
  }

  @Override
  public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
    boolean compares =
        entry.getRequest().getFilter().getFilterType() == Filter.FILTER_TYPE_PRESENCE;
    Supplier<@Nullable String> name = misnamed.get(entry.getSearchEntry().getDN());
    String shown = name == null || !compares ? null : name.get();
    if (shown != null) {
      Entry other = entry.getSearchEntry().duplicate();
      other.setDN(shown);
      entry.setSearchEntry(other);
    }
    if (entry.getSearchEntry().getDN().isEmpty()) {
      Entry root = entry.getSearchEntry().duplicate();
      root.addAttribute("supportedControl", ContentSyncRequestControl.SYNC_REQUEST_OID);
      entry.setSearchEntry(root);
    }
  }
}
