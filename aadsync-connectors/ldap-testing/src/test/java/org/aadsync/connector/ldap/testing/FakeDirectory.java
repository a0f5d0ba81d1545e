package org.aadsync.connector.ldap.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How the tests of this package ask a fake directory. */
final class FakeDirectory {
  static final int INCREMENTAL = 0x80000000;

  private FakeDirectory() {}

  /** One round of DirSync. */
  record Round(List<SearchResultEntry> entries, ASN1OctetString cookie, boolean more) {}

  static Round round(
      LDAPConnection connection, FakeActiveDirectory directory, int flags, ASN1OctetString cookie)
      throws LDAPException {
    SearchRequest request = new SearchRequest(directory.base(), SearchScope.SUB, "(objectClass=*)");
    request.addControl(new ActiveDirectoryDirSyncControl(true, flags, 1_000_000, cookie));
    SearchResult result = connection.search(request);
    ActiveDirectoryDirSyncControl answer = ActiveDirectoryDirSyncControl.get(result);
    return new Round(result.getSearchEntries(), answer.getCookie(), answer.getFlags() != 0);
  }

  /** All rounds from a cookie on. */
  static List<Round> rounds(
      LDAPConnection connection, FakeActiveDirectory directory, int flags, ASN1OctetString from)
      throws LDAPException {
    List<Round> rounds = new ArrayList<>();
    Round last = round(connection, directory, flags, from);
    rounds.add(last);
    while (last.more()) {
      last = round(connection, directory, flags, last.cookie());
      rounds.add(last);
    }
    return rounds;
  }

  static ASN1OctetString now(LDAPConnection connection, FakeActiveDirectory directory)
      throws LDAPException {
    List<Round> rounds = rounds(connection, directory, 0, null);
    return rounds.get(rounds.size() - 1).cookie();
  }

  static ResultCode refusal(ThrowingCallable call) {
    LDAPException refused = catchThrowableOfType(LDAPException.class, call);
    return refused == null ? ResultCode.SUCCESS : refused.getResultCode();
  }
}
