package org.aadsync.connector.ldap.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EntrySearchTest {
  private static final String BASE = "dc=example";
  private static final int ENTRIES = 5;

  private final SearchRequest everything =
      new SearchRequest(BASE, SearchScope.SUB, Filter.createPresenceFilter("objectClass"), "1.1");
  private final List<String> taken = new ArrayList<>();
  private InMemoryDirectoryServer server;
  private boolean forgetsPages;

  @BeforeEach
  void start() throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.addInMemoryOperationInterceptor(
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchResult(InMemoryInterceptedSearchResult search) {
            if (forgetsPages) {
              LDAPResult said = search.getResult();
              search.setResult(
                  new LDAPResult(
                      said.getMessageID(),
                      said.getResultCode(),
                      said.getDiagnosticMessage(),
                      said.getMatchedDN(),
                      said.getReferralURLs(),
                      new Control[0]));
            }
          }
        });
    server = new InMemoryDirectoryServer(config);
    server.add("dn: " + BASE, "objectClass: domain", "dc: example");
    for (int i = 1; i < ENTRIES; i++) {
      server.add("dn: cn=" + i + "," + BASE, "objectClass: person", "cn: " + i, "sn: " + i);
    }
    server.startListening();
  }

  @AfterEach
  void stop() {
    server.shutDown(true);
  }

  @Test
  @DisplayName("Pages add up to the whole")
  void pagesAddUp() throws LDAPException {
    try (LDAPConnection connection = server.getConnection()) {
      EntrySearch.End end =
          EntrySearch.paged(connection, everything, 2, entry -> taken.add(entry.getDN()));

      assertThat(end.limited()).isFalse();
      assertThat(taken).hasSize(ENTRIES);
    }
  }

  @Test
  @DisplayName("C9: a page that does not say whether more follows is no end of the search")
  void aMissingAnswerIsNoEnd() throws LDAPException {
    forgetsPages = true;
    try (LDAPConnection connection = server.getConnection()) {
      LDAPException refused =
          catchThrowableOfType(
              LDAPException.class,
              () ->
                  EntrySearch.paged(connection, everything, 2, entry -> taken.add(entry.getDN())));

      assertThat(refused).isNotNull();
      assertThat(refused.getResultCode()).isEqualTo(ResultCode.CONTROL_NOT_FOUND);
    }
  }
}
