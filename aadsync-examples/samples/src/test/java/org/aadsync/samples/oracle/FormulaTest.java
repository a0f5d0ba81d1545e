package org.aadsync.samples.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle's own interpreter does what spec/expressions.md and spec/functions.md say. */
class FormulaTest {
  private static final ByteBuffer SID =
      ByteBuffer.wrap(
          HexFormat.of().parseHex("010500000000000515000000010000000200000003000000FFFFFFFF"));

  private static final Map<String, Object> ATTRIBUTES =
      Map.of(
          "name",
          "Ann",
          "blank",
          " \u00A0\u3000a b\u0085\t",
          "zero",
          0L,
          "big",
          2147483648L,
          "list",
          List.of(" 1", "1 ", "SMTP:x@y"),
          "objectGUID",
          ByteBuffer.wrap(new byte[] {1, 2, 3}),
          "objectSid",
          SID,
          "dn",
          "CN=Bob\\0ACNF:1\\, 2,OU=x\\+y,DC=z");

  private static final Formula.Source SOURCE =
      new Formula.Source() {
        @Override
        public @Nullable Object attribute(String name) {
          return ATTRIBUTES.get(name);
        }

        @Override
        public @Nullable Object imported(String name) {
          return ATTRIBUTES.get(name);
        }

        @Override
        public long count(String name) {
          return FormulaValues.list(ATTRIBUTES.get(name)).size();
        }

        @Override
        public String parameter(String name) {
          return "<" + name + ">";
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\"a\"\"b\\\\0A\\r\" ~ a\"b\\0A\\r",
        "[name]&\"@\"&%Domain.FQDN% ~ Ann@<Domain.FQDN>",
        "[none]&[name] ~ Ann",
        "5+3 > 7 && 1=1 ~ true",
        "False && Item([none],1) = \"x\" ~ false",
        "True || Item([none],1) = \"x\" ~ true",
        "IsPresent([name]) || IsPresent([none]) = False || [name] = \"x\" ~ true",
        "[none] = \"x\" ~ false",
        "[name] = \"ann\" ~ false",
        "[none] = [other] ~ true",
        "[none] > 5 ~ false",
        "BitAnd([none],2) = 0 ~ false",
        "BitAnd([big],&H40000000) ~ 0",
        "CBool(BitAnd(-2147483646,-2147483648)) ~ true",
        "CBool(IIF(IsPresent([none]),True,NULL)) ~ false",
        "IIF(IsNullOrEmpty([none]),\"t\",Item([none],1)) ~ t",
        "Trim([blank]) ~ a b",
        "Left([name],2) ~ An",
        "Left([none],2) = \"\" ~ true",
        "InStr([name],\"n\") ~ 2",
        "InStr([none],\"n\") ~ 0",
        "Contains([list],\"smtp:\") ~ 0",
        "Contains([list],\"SMTP:\") ~ 3",
        "Item([list],3) ~ SMTP:x@y",
        "ValueCount(\"list\") ~ 3",
        "IsString([objectGUID]) ~ false",
        "ConvertToBase64([objectGUID]) ~ AQID",
        "\"CN={\" & ConvertToUTF8Hex([name]) & \"}\" ~ CN={416E6E}",
        "StringFromSid([objectSid]) ~ S-1-5-21-1-2-3-4294967295",
        "DNComponent(CRef([dn]),1) ~ Bob\\0ACNF:1\\, 2",
        "DNComponent(CRef([dn]),2) ~ x\\+y",
        "Word(\"User_1_2\",1,\"_\") ~ User",
        "Word(\"User\",1,\"_\") ~ User",
        "FormatDateTime(DateFromNum(129699324000000000),\"yyyyMMddHHmmss.0Z\") ~ 20120101230000.0Z",
        "FormatDateTime(DateFromNum(0),\"yyyyMMddHHmmss.0Z\") ~ 16010101000000.0Z",
        "IIF(([zero] > 5),Error(\"x\"),IgnoreThisFlow) ~ IGNORE",
      })
  void gives_what_the_reference_says(String text, String expected) {
    assertThat(Formula.parse(text).evaluate(SOURCE)).hasToString(expected);
  }

  @Test
  void trims_value_by_value() {
    assertThat(Formula.parse("RemoveDuplicates(Trim([list]))").evaluate(SOURCE))
        .isEqualTo(List.of("1", "SMTP:x@y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Item([list],0)",
        "Item([none],1)",
        "StringFromSid([objectGUID])",
        "DateFromNum(9223372036854775807)",
        "DateFromNum(-1)",
        "[name] = 5",
        "True || False && [name]",
      })
  void fails_where_the_reference_says_so(String text) {
    assertThatThrownBy(() -> Formula.parse(text).evaluate(SOURCE))
        .isInstanceOf(FormulaException.class)
        .extracting("code")
        .isEqualTo(FormulaException.UNNAMED);
  }

  @Test
  void the_error_function_has_its_own_name() {
    assertThatThrownBy(() -> Formula.parse("Error(\"too bad\")").evaluate(SOURCE))
        .hasMessage("too bad")
        .extracting("code")
        .isEqualTo("sync-rule-error-function-triggered");
  }
}
