package org.aadsync.connector.ldap.exchange;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.RetryAdvice;
import org.jspecify.annotations.Nullable;

/**
 * The result codes of RFC 4511 (A.2) in the terms of an export: names of <i>Management agent run
 * error codes</i> (Microsoft). Stateless.
 */
public final class ExportErrors {
  private static final String UNKNOWN = "unexpected-error";
  private static final int SHOWN = 300;

  private static final ImmutableMap<ResultCode, String> CODES =
      ImmutableMap.<ResultCode, String>builder()
          .put(ResultCode.NO_SUCH_OBJECT, "cd-missing-object")
          .put(ResultCode.ENTRY_ALREADY_EXISTS, "cd-existing-object")
          .put(ResultCode.INVALID_DN_SYNTAX, "invalid-dn")
          .put(ResultCode.NAMING_VIOLATION, "invalid-dn")
          .put(ResultCode.OBJECT_CLASS_VIOLATION, "schema-violation")
          .put(ResultCode.OBJECT_CLASS_MODS_PROHIBITED, "schema-violation")
          .put(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, "schema-violation")
          .put(ResultCode.NO_SUCH_ATTRIBUTE, "schema-violation")
          .put(ResultCode.INVALID_ATTRIBUTE_SYNTAX, "syntax-violation")
          .put(ResultCode.CONSTRAINT_VIOLATION, "constraint-violation")
          .put(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS, "constraint-violation")
          .put(ResultCode.UNWILLING_TO_PERFORM, "constraint-violation")
          .put(ResultCode.NOT_ALLOWED_ON_NONLEAF, "constraint-violation")
          .put(ResultCode.NOT_ALLOWED_ON_RDN, "modify-naming-attribute")
          .put(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "permission-issue")
          .buildOrThrow();

  // After these nobody knows what became of the operation, or the next one would fare no better.
  private static final ImmutableSet<ResultCode> FATAL =
      ImmutableSet.of(
          ResultCode.SERVER_DOWN,
          ResultCode.CONNECT_ERROR,
          ResultCode.TIMEOUT,
          ResultCode.DECODING_ERROR,
          ResultCode.ENCODING_ERROR,
          ResultCode.LOCAL_ERROR,
          ResultCode.OPERATIONS_ERROR,
          ResultCode.PROTOCOL_ERROR,
          ResultCode.BUSY,
          ResultCode.UNAVAILABLE,
          ResultCode.STRONG_AUTH_REQUIRED,
          ResultCode.CONFIDENTIALITY_REQUIRED,
          ResultCode.INAPPROPRIATE_AUTHENTICATION);

  private ExportErrors() {}

  /** Returns whether an export cannot go on after this; otherwise it is about one object. */
  public static boolean isFatal(LDAPException cause) {
    return FATAL.contains(cause.getResultCode());
  }

  /**
   * Returns the outcome of an operation that the directory refused.
   *
   * @param attribute the attribute that it is about, or null
   * @param setsPassword whether the operation sets a password, so that a constraint may be that of
   *     a password policy
   */
  public static ExportOutcome.Failure outcome(
      LDAPException cause, @Nullable String attribute, boolean setsPassword) {
    ResultCode result = cause.getResultCode();
    String code = CODES.getOrDefault(result, UNKNOWN);
    if (setsPassword && code.equals("constraint-violation")) {
      // What a server says of a password may repeat it.
      return failure("password-policy-violation", attribute, "the directory refuses the password");
    }
    String said = Ascii.truncate(String.valueOf(cause.getMessage()), SHOWN, "…");
    return failure(code, attribute, "result " + result + ": " + said);
  }

  private static ExportOutcome.Failure failure(
      String code, @Nullable String attribute, String message) {
    boolean isTransient = code.equals(UNKNOWN) || code.equals("permission-issue");
    return new ExportOutcome.Failure(
        new ConnectorError(code, attribute, message),
        isTransient ? RetryAdvice.NEXT_EXPORT : RetryAdvice.AFTER_CHANGE);
  }
}
