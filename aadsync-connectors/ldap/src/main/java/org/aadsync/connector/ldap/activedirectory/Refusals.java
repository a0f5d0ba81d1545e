package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.connector.ldap.exchange.ExportErrors;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.jspecify.annotations.Nullable;

/** What the refusals of a domain controller say beyond their result codes. Stateless. */
final class Refusals {
  private static final String PASSWORD = "unicodePwd";
  // ERROR_PASSWORD_RESTRICTION and ERROR_ILL_FORMED_PASSWORD (winerror.h).
  private static final Pattern PASSWORD_RULES =
      Pattern.compile("\\b0*(52d|52c)\\b", Pattern.CASE_INSENSITIVE);
  // Windows: "Att 90290 (userPrincipalName)"; Samba: "attribute 'userPrincipalName'".
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "Att [0-9a-f]{1,8} \\(([A-Za-z][\\w-]{0,255})|\\battribute '([A-Za-z][\\w-]{0,255})'",
          Pattern.CASE_INSENSITIVE);

  private Refusals() {}

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

  /** Returns the outcome of an operation that the controller refused. */
  static ExportOutcome.Failure outcome(ExportOperation operation, LDAPException e) {
    boolean setsPassword = setsPassword(operation);
    boolean isOfPassword =
        setsPassword
            && ExportErrors.code(e).equals("constraint-violation")
            && PASSWORD_RULES.matcher(String.valueOf(e.getDiagnosticMessage())).find();
    return isOfPassword
        ? ExportErrors.passwordRefused(PASSWORD)
        : ExportErrors.refused(e, attribute(e), setsPassword);
  }

  /** Returns a failure without what the server said if that could be a password. */
  static LDAPException repeatable(ExportOperation operation, LDAPException e) {
    return setsPassword(operation)
        ? new LDAPException(e.getResultCode(), "what it says of a password is not repeated")
        : e;
  }

  private static boolean setsPassword(ExportOperation operation) {
    return changes(operation).stream().anyMatch(Refusals::isPassword);
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
