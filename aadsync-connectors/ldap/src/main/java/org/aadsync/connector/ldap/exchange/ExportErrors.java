package org.aadsync.connector.ldap.exchange;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
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
 *
 * <p>A refusal is about one object, whatever its reason: the server says that it did nothing, so
 * that the others can go on; where it is about the account or the protection of the connection,
 * each of them says so. {@code busy} is such a refusal too: domain controllers and OpenLDAP give it
 * for one entry that another transaction holds. An export that ended there would begin with the
 * same object again, and never come to the others.
 */
public final class ExportErrors {
  private static final String UNKNOWN = "unexpected-error";
  private static final String NOT_EMPTY = "unsupported-container-delete";
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
          .put(ResultCode.NOT_ALLOWED_ON_NONLEAF, NOT_EMPTY)
          .put(ResultCode.NOT_ALLOWED_ON_RDN, "modify-naming-attribute")
          .put(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "permission-issue")
          .put(ResultCode.CONFIDENTIALITY_REQUIRED, "permission-issue")
          .put(ResultCode.STRONG_AUTH_REQUIRED, "permission-issue")
          .put(ResultCode.INAPPROPRIATE_AUTHENTICATION, "permission-issue")
          .buildOrThrow();

  // RFC 4511, A.2: unavailable is what a server says that shuts down. The others are no answers.
  private static final ImmutableSet<ResultCode> OF_CONNECTION =
      ImmutableSet.of(
          ResultCode.SERVER_DOWN,
          ResultCode.CONNECT_ERROR,
          ResultCode.TIMEOUT,
          ResultCode.DECODING_ERROR,
          ResultCode.LOCAL_ERROR,
          ResultCode.UNAVAILABLE);

  // Somebody else, or time, may help.
  private static final ImmutableSet<String> PASSING =
      ImmutableSet.of("permission-issue", "cd-missing-object", NOT_EMPTY, UNKNOWN);

  private ExportErrors() {}

  /**
   * Returns whether nobody knows what became of the request: the connection is of no use any more.
   * Otherwise the server has refused it, and nothing was done.
   */
  public static boolean isOfConnection(LDAPException cause) {
    return OF_CONNECTION.contains(cause.getResultCode());
  }

  /** Returns the engine's name of the reason for a refusal. */
  public static String code(LDAPException cause) {
    return CODES.getOrDefault(cause.getResultCode(), UNKNOWN);
  }

  /**
   * Returns the outcome of an operation that the directory refused.
   *
   * @param attribute the attribute that it is about, or null
   * @param setsPassword whether the operation sets a password: what a server says of it may repeat
   *     it, and is left out
   */
  public static ExportOutcome.Failure refused(
      LDAPException cause, @Nullable String attribute, boolean setsPassword) {
    @Nullable String ofServer = cause.getDiagnosticMessage();
    String said = String.valueOf(ofServer == null ? cause.getMessage() : ofServer);
    String shown =
        setsPassword
            ? ""
            : ": "
                + Ascii.truncate(CharMatcher.javaIsoControl().replaceFrom(said, ' '), SHOWN, "…");
    return failure(
        code(cause),
        attribute,
        "the directory refuses it (result " + cause.getResultCode() + ")" + shown);
  }

  /**
   * Returns the outcome of an operation that the directory refused because of its rules for
   * passwords.
   *
   * @param attribute the attribute that holds the password, or null
   */
  public static ExportOutcome.Failure passwordRefused(@Nullable String attribute) {
    return failure(
        "password-policy-violation", attribute, "the directory's rules refuse the password");
  }

  private static ExportOutcome.Failure failure(
      String code, @Nullable String attribute, String message) {
    return new ExportOutcome.Failure(
        new ConnectorError(code, attribute, message),
        PASSING.contains(code) ? RetryAdvice.NEXT_EXPORT : RetryAdvice.AFTER_CHANGE);
  }
}
