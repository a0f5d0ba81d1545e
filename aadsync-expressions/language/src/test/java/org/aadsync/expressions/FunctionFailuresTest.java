package org.aadsync.expressions;

import static org.aadsync.expressions.TestSource.texts;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function says that cannot go on: what is wrong, and what would be right. */
class FunctionFailuresTest {
  private static final String ENTRIES =
      "; write one character, a colon and what replaces it, and commas between entries";

  private final TestSource source =
      new TestSource()
          .with("proxyAddresses", texts("a", "b"))
          .with("objectGUID", ByteString.copyOf((byte) 0x30, (byte) 0));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CBin(256,1)|CBin: the number 256 does not fit in 1 byte",
        "CBin(65536,2)|CBin: the number 65536 does not fit in 2 bytes",
        "CBin(-1,8)|CBin: the number -1 is negative; bytes stand for numbers from 0",
        "CBin(1,9)|CBin: the count of bytes is 9; it goes from 1 to 8",
        "InStr(\"abc\",\"a\",0)|InStr: the start is 0; it counts from 1",
        "InStrRev(\"abc\",\"a\",-2)"
            + "|InStrRev: the start is -2; it counts from 1, and -1 stands for the end",
        "PadLeft(\"a\",3,\"\")"
            + "|PadLeft: there is no character to pad with; it must be exactly one character",
        "PadRight(\"a\",3,\"xy\")"
            + "|PadRight: the text to pad with is 'xy'; it must be exactly one character",
        "Item([proxyAddresses],3)|Item: index 3 is out of range: it goes from 1 to 2",
        "Item([otherPhone],1)|Item: there are no values, so index 1 is out of range",
        "Split(\"a\",\",\",0)"
            + "|Split: the limit is 0; it must be at least 1, or -1 for as many as there are",
        "CertVersion([objectGUID])"
            + "|CertVersion: the value, of 2 bytes, is no X.509 certificate in DER, base64 or PEM;"
            + " test it with IsCert first",
        "ReplaceChars(\"a\",\"a:b,c\")"
            + "|ReplaceChars: the entry 'c' of the pattern has no colon"
            + ENTRIES,
        "ReplaceChars(\"a\",\":b\")"
            + "|ReplaceChars: the entry ':b' of the pattern has no characters before the colon"
            + ENTRIES,
        "ReplaceChars(\"a\",\"ab:c\")"
            + "|ReplaceChars: the entry 'ab:c' of the pattern has 2 characters before the colon"
            + ENTRIES,
        "ReplaceChars(\"a\",\"a:b:c\")"
            + "|ReplaceChars: the entry 'a:b:c' of the pattern has more than one colon"
            + ENTRIES,
      })
  void whatIsWrongIsSaid(String expression, String message) {
    assertThatThrownBy(() -> source.run(expression))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(message);
  }
}
