package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import org.jspecify.annotations.Nullable;

/** Refusals, worded as a domain controller words them: the Windows error number comes first. */
final class Refusal {
  private Refusal() {}

  static LDAPException of(ResultCode code, String windowsError, String problem, String data) {
    return new LDAPException(code, windowsError + ": " + problem + ", data 0, " + data);
  }

  static LDAPException noSuchObject(String name, @Nullable String bestMatch) {
    return new LDAPException(
        ResultCode.NO_SUCH_OBJECT,
        "0000208D: NameErr: problem 2001 (NO_OBJECT), data 0, best match of: '" + name + "'",
        bestMatch,
        null);
  }

  static LDAPException unwilling(String windowsError, String why) {
    return of(
        ResultCode.UNWILLING_TO_PERFORM,
        windowsError,
        "SvcErr: problem 5003 (WILL_NOT_PERFORM)",
        why);
  }

  static LDAPException noRight(String right) {
    return of(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "00000005",
        "SecErr: problem 4003 (INSUFF_ACCESS_RIGHTS)",
        right);
  }
}
