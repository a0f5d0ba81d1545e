package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.junit.jupiter.api.Test;

/** A directory that knows neither pages nor content synchronization. */
class InMemoryUnpagedImportTest extends ImportTest {
  /** Takes pages out of what the directory says of itself. */
  private static final class WithoutPages extends InMemoryOperationInterceptor {
    private int strangers;

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request)
        throws LDAPException {
      boolean asksForNames =
          request.getRequest().getScope().equals(SearchScope.SUB)
              && !request.getRequest().getAttributeList().contains("sn");
      for (int i = 0; i < strangers && asksForNames; i++) {
        Entry entry = new Entry("uid=s" + i + "," + request.getRequest().getBaseDN());
        entry.addAttribute("objectClass", "inetOrgPerson");
        entry.addAttribute("entryUUID", ScriptedSync.key(i).toString());
        request.sendSearchEntry(entry);
      }
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
      if (entry.getSearchEntry().getDN().isEmpty()) {
        Entry root = entry.getSearchEntry().duplicate();
        root.removeAttributeValue("supportedControl", SimplePagedResultsControl.PAGED_RESULTS_OID);
        entry.setSearchEntry(root);
      }
    }
  }

  private final WithoutPages server = new WithoutPages();

  @Override
  TestTree open() throws Exception {
    return TestTree.inMemory(server);
  }

  @Test
  void ofMoreThatIsNewThanCanBeRememberedNothingIsReadOneByOne() throws Exception {
    tree().person("a");
    List<ImportEvent> first = full();
    server.strangers = 100_000;

    List<ImportEvent> delta = TestTreeEvents.news(delta(first));
    server.strangers = 0;

    assertThat(delta)
        .singleElement()
        .extracting(TestTreeEvents::completeness)
        .isInstanceOf(Completeness.FullImportRequired.class);
    assertThat(tree().gone()).isEmpty();
  }
}
