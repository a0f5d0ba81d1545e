package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ExportOperation;
import org.junit.jupiter.api.Test;

/** What a domain controller says of a refusal is understood. */
class RefusalsTest {
  private static ExportOperation adding(String attribute) {
    AttributeDefinition definition =
        new AttributeDefinition(1, attribute, AttributeType.STRING, false, true, false, false);
    return new ExportOperation.Add(
        "CN=x", "user", List.of(new AttributeChange.Replace(definition, List.of("canary"))));
  }

  private static ConnectorError error(int code, String message, String attribute) {
    ExportOperation operation = adding(attribute);
    LDAPException refusal =
        new LDAPException(
            new LDAPResult(
                1, ResultCode.valueOf(code), message, null, new String[0], new Control[0]));
    return Refusals.outcome(operation, refusal).error();
  }

  @Test
  void theAttributeThatWindowsNamesIsFound() {
    String message =
        "0000207D: AtrErr: DSID-03150FAB, #1:\n"
            + "\t0: 0000207D: DSID-03150FAB, problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att 90290"
            + " (userPrincipalName):len 30\n";

    assertThat(error(19, message, "title").attribute()).isEqualTo("userPrincipalName");
  }

  @Test
  void aPasswordThatBreaksTheRulesIsSaidAndNotRepeated() {
    String message =
        "0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0, canary";

    ConnectorError error = error(53, message, "unicodePwd");

    assertThat(error.code()).isEqualTo("password-policy-violation");
    assertThat(error.attribute()).isEqualTo("unicodePwd");
    assertThat(error.message()).doesNotContain("canary");
  }

  @Test
  void whatElseIsSaidOfAPasswordIsNotRepeated() {
    ConnectorError error = error(21, "00000057: canary is no password", "unicodePwd");

    assertThat(error.code()).isEqualTo("syntax-violation");
    assertThat(error.message()).doesNotContain("canary");
  }

  @Test
  void whatIsSaidOfAPasswordIsNotRepeatedWhenTheExportStops() {
    LDAPException refusal = new LDAPException(ResultCode.UNAVAILABLE, "no 'canary' now");

    LDAPException repeatable = Refusals.repeatable(adding("unicodePwd"), refusal);

    assertThat(repeatable.getResultCode()).isEqualTo(ResultCode.UNAVAILABLE);
    assertThat(repeatable.getMessage()).doesNotContain("canary");
    assertThat(repeatable.getCause()).isNull();
    assertThat(Refusals.repeatable(adding("title"), refusal)).isSameAs(refusal);
  }
}
