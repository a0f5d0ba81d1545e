package org.aadsync.connector.ldap.activedirectory;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.RetryAdvice;
import org.jspecify.annotations.Nullable;

/**
 * Names the refusals of a domain controller as the engine does (<i>Management agent run error
 * codes</i>, Microsoft).
 */
final class ExportErrors {
  private static final int SHOWN = 300;
  // ERROR_PASSWORD_RESTRICTION and ERROR_ILL_FORMED_PASSWORD (winerror.h).
  private static final Pattern PASSWORD_RULES =
      Pattern.compile("\\b0*(52d|52c)\\b", Pattern.CASE_INSENSITIVE);
  // Windows: "Att 90290 (userPrincipalName)"; Samba: "attribute 'userPrincipalName'".
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "Att [0-9a-f]{1,8} \\(([A-Za-z][\\w-]{0,255})|\\battribute '([A-Za-z][\\w-]{0,255})'",
          Pattern.CASE_INSENSITIVE);

  private static final ImmutableMap<ResultCode, String> CODES =
      ImmutableMap.<ResultCode, String>builder()
          .put(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "permission-issue")
          .put(ResultCode.CONFIDENTIALITY_REQUIRED, "permission-issue")
          .put(ResultCode.STRONG_AUTH_REQUIRED, "permission-issue")
          .put(ResultCode.CONSTRAINT_VIOLATION, "constraint-violation")
          .put(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS, "constraint-violation")
          .put(ResultCode.UNWILLING_TO_PERFORM, "constraint-violation")
          .put(ResultCode.NOT_ALLOWED_ON_NONLEAF, "constraint-violation")
          .put(ResultCode.OBJECT_CLASS_VIOLATION, "schema-violation")
          .put(ResultCode.OBJECT_CLASS_MODS_PROHIBITED, "schema-violation")
          .put(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, "schema-violation")
          .put(ResultCode.NO_SUCH_ATTRIBUTE, "schema-violation")
          .put(ResultCode.INVALID_ATTRIBUTE_SYNTAX, "syntax-violation")
          .put(ResultCode.INVALID_DN_SYNTAX, "invalid-dn")
          .put(ResultCode.NAMING_VIOLATION, "invalid-dn")
          .put(ResultCode.NOT_ALLOWED_ON_RDN, "modify-naming-attribute")
          .put(ResultCode.ENTRY_ALREADY_EXISTS, "cd-existing-object")
          .put(ResultCode.NO_SUCH_OBJECT, "cd-missing-object")
          .buildOrThrow();

  // Somebody else, or time, may help.
  private static final ImmutableSet<String> PASSING =
      ImmutableSet.of("permission-issue", "cd-missing-object", "unexpected-error");

  private ExportErrors() {}

  /** Returns whether nobody knows what became of the request. */
  static boolean isOfConnection(LDAPException e) {
    ResultCode code = e.getResultCode();
    return code.equals(ResultCode.SERVER_DOWN)
        || code.equals(ResultCode.CONNECT_ERROR)
        || code.equals(ResultCode.TIMEOUT)
        || code.equals(ResultCode.DECODING_ERROR)
        || code.equals(ResultCode.LOCAL_ERROR)
        || code.equals(ResultCode.UNAVAILABLE);
  }

  /** Returns whether the target of a reference may be what is missing. */
  static boolean mayBeOfReference(LDAPException e) {
    ResultCode code = e.getResultCode();
    return code.equals(ResultCode.NO_SUCH_OBJECT)
        || code.equals(ResultCode.CONSTRAINT_VIOLATION)
        || code.equals(ResultCode.INVALID_ATTRIBUTE_SYNTAX)
        || code.equals(ResultCode.INVALID_DN_SYNTAX)
        || code.equals(ResultCode.NO_SUCH_ATTRIBUTE)
        || code.equals(ResultCode.UNWILLING_TO_PERFORM);
  }

  /** Returns the attribute that the server names, or null. */
  static @Nullable String attribute(LDAPException e) {
    Matcher found = ATTRIBUTE.matcher(String.valueOf(e.getDiagnosticMessage()));
    if (!found.find()) {
      return null;
    }
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  static ExportOutcome of(ExportOperation operation, LDAPException e) {
    boolean setsPassword = changes(operation).stream().anyMatch(ExportErrors::isPassword);
    String said = String.valueOf(e.getDiagnosticMessage());
    String code = CODES.getOrDefault(e.getResultCode(), "unexpected-error");
    @Nullable String attribute = attribute(e);
    if (setsPassword
        && (code.equals("constraint-violation") && PASSWORD_RULES.matcher(said).find())) {
      code = "password-policy-violation";
      attribute = "unicodePwd";
    }
    // What a server says about a password is not repeated: it could be the password.
    String shown =
        setsPassword
            ? ""
            : ": "
                + Ascii.truncate(CharMatcher.javaIsoControl().replaceFrom(said, ' '), SHOWN, "…");
    ConnectorError error =
        new ConnectorError(
            code, attribute, "the directory refuses it (result " + e.getResultCode() + ")" + shown);
    return new ExportOutcome.Failure(
        error, PASSING.contains(code) ? RetryAdvice.NEXT_EXPORT : RetryAdvice.AFTER_CHANGE);
  }

  private static List<AttributeChange> changes(ExportOperation operation) {
    if (operation instanceof ExportOperation.Add add) {
      return add.values();
    }
    return operation instanceof ExportOperation.Update update ? update.changes() : List.of();
  }

  private static boolean isPassword(AttributeChange change) {
    return change.attribute().name().toLowerCase(Locale.ROOT).equals("unicodepwd");
  }
}
