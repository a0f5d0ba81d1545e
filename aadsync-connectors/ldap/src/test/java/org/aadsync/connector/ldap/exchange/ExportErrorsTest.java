package org.aadsync.connector.ldap.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.RetryAdvice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of a directory get the engine's names, and end an export or do not. */
class ExportErrorsTest {
  private static LDAPException result(int code, String message) {
    return new LDAPException(
        new LDAPResult(1, ResultCode.valueOf(code), message, null, new String[0], new Control[0]));
  }

  @ParameterizedTest
  @CsvSource({
    "50, permission-issue",
    "8, permission-issue",
    "13, permission-issue",
    "48, permission-issue",
    "19, constraint-violation",
    "20, constraint-violation",
    "53, constraint-violation",
    "66, unsupported-container-delete",
    "65, schema-violation",
    "69, schema-violation",
    "17, schema-violation",
    "16, schema-violation",
    "21, syntax-violation",
    "34, invalid-dn",
    "64, invalid-dn",
    "67, modify-naming-attribute",
    "68, cd-existing-object",
    "32, cd-missing-object",
    "51, unexpected-error",
    "80, unexpected-error"
  })
  void resultsHaveNames(int code, String name) {
    ExportOutcome.Failure refused = ExportErrors.refused(result(code, "no"), "title", false);

    assertThat(refused.error().code()).isEqualTo(name);
    assertThat(refused.error().attribute()).isEqualTo("title");
    assertThat(refused.error().message()).endsWith(": no");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 11, 13, 16, 19, 32, 48, 50, 51, 53, 68, 80, 83})
  void aRefusalIsAboutOneObjectAndTheOthersGoOn(int code) {
    assertThat(ExportErrors.isOfConnection(result(code, "no"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {52, 81, 82, 84, 85, 91})
  void noAnswerAndAServerThatShutsDownEndAnExport(int code) {
    assertThat(ExportErrors.isOfConnection(result(code, "no"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"50, true", "32, true", "51, true", "19, false", "65, false", "68, false"})
  void whatOthersCanMendMayGoBetterNextTime(int code, boolean mayPass) {
    assertThat(ExportErrors.refused(result(code, "no"), null, false).advice())
        .isEqualTo(mayPass ? RetryAdvice.NEXT_EXPORT : RetryAdvice.AFTER_CHANGE);
  }

  @Test
  void whatIsSaidOfAPasswordIsNotRepeated() {
    assertThat(ExportErrors.refused(result(21, "canary"), null, true).toString())
        .doesNotContain("canary")
        .contains("21");
    assertThat(ExportErrors.passwordRefused("userPassword").error().code())
        .isEqualTo("password-policy-violation");
  }

  @Test
  void textOfTheServerIsShownOnOneLineAndShort() {
    String said = "a\nb\u0000c" + "d".repeat(10_000);

    assertThat(ExportErrors.refused(result(19, said), null, false).error().message())
        .doesNotContain("\n", "\u0000")
        .hasSizeLessThan(500);
  }
}
