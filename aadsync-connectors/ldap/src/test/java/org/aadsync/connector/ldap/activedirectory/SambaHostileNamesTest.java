package org.aadsync.connector.ldap.activedirectory;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Names that look like something else, on a real domain controller. */
class SambaHostileNamesTest {
  // Samba takes no equals sign that is not escaped, though RFC 4514 does.
  private static final List<String> NAMES =
      List.of("Doe, Jane", "a+b", "say \"hi\"", "back\\slash", "<tag>", "a;b");

  @Test
  @DisplayName("C12 names are added, referred to, renamed and deleted")
  void listedNames() throws Exception {
    try (TestDomain domain = TestDomain.samba(false)) {
      HostileNamesTest.throughAllOperations(domain, NAMES);
    }
  }
}
