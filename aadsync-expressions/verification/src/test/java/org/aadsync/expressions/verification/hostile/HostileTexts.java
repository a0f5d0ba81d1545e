package org.aadsync.expressions.verification.hostile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aadsync.expressions.ExpressionOptions;

/** Texts that are long, deep or wrong in many places. */
final class HostileTexts {
  private static final int TEXT = 100_000;
  private static final ExpressionOptions LONG =
      ExpressionOptions.defaults().withMaxTextLength(1_000_000);

  private HostileTexts() {}

  static ImmutableList<HostileCase> all() {
    return ImmutableList.<HostileCase>builder()
        .addAll(lengthy())
        .addAll(deep())
        .addAll(wrong())
        .build();
  }

  private static ImmutableList<HostileCase> lengthy() {
    ImmutableList.Builder<HostileCase> cases = ImmutableList.builder();
    cases.add(
        HostileCase.of("a text as long as allowed", "Value", () -> quoted("x".repeat(TEXT - 2))),
        HostileCase.of("a text too long", "AADS-EXPR-0101", () -> quoted("x".repeat(TEXT - 1))),
        HostileCase.of("a text of ten megabytes", "AADS-EXPR-0101", () -> "1".repeat(10 << 20)),
        HostileCase.of("a number of 100,000 digits", "any", () -> "1".repeat(TEXT)),
        HostileCase.of("a name of 100,000 letters", "any", () -> "a".repeat(TEXT)),
        HostileCase.of(
            "an attribute of 100,000 letters", "Null", () -> "[" + "a".repeat(TEXT - 2) + "]"),
        HostileCase.of("blanks only", "any", () -> " ".repeat(TEXT)),
        HostileCase.of("line ends only", "any", () -> "\r\n".repeat(TEXT / 2)),
        HostileCase.of("signs only", "Value", () -> "-".repeat(TEXT - 1) + "1"),
        HostileCase.of("signs before a bracket", "any", () -> "-".repeat(TEXT - 4) + "[a]"),
        HostileCase.of(
            "a call with many arguments", "any", () -> "Trim(" + "1,".repeat(49_000) + "1)"),
        HostileCase.of(
            "a Switch with many pairs",
            "Value",
            () -> "Switch(" + "[a],1,".repeat(16_000) + "True,2)"),
        HostileCase.of(
            "many attributes",
            "Null",
            () ->
                IntStream.range(0, 11_000)
                    .mapToObj(i -> "[a" + i + "]")
                    .collect(Collectors.joining("&"))),
        HostileCase.of("many calls", "Value", () -> "Len([a])" + "+Len([a])".repeat(11_000)),
        HostileCase.of(
            "many constant calls",
            "Value",
            () -> "Len(UCase(\"a\"))" + "+Len(UCase(\"a\"))".repeat(6_000)));
    ImmutableMap<String, String> operands =
        ImmutableMap.of("&", "1", "+", "1", "-", "1", "&&", "True", "||", "False", "=", "[a]");
    operands.forEach(
        (operator, operand) ->
            cases.add(
                HostileCase.of(
                        "a chain of 100,000 operands, " + operator,
                        "Value",
                        () -> operand + (operator + operand).repeat(99_999))
                    .with(LONG)));
    cases.add(
        HostileCase.of(
            "a chain that mixes everything", "any", () -> "1" + "+1*2-3=4&&1/5&6".repeat(6_600)),
        HostileCase.of(
            "constants in constants",
            "any",
            () -> "IIF(1=".repeat(240) + "1" + "+1".repeat(40_000) + ",1,2)".repeat(240)),
        HostileCase.of(
            "constants that take long",
            "any",
            () -> "[a]" + "&IIF(Len(PadLeft(\"a\",9000,\"b\"))=4,1,[a])".repeat(2_300)),
        HostileCase.of(
            "joins under many conditions",
            "any",
            () ->
                "IIF("
                    + "IsPresent([a])&&".repeat(63)
                    + "IsPresent([b]),1"
                    + "&([c]&\"x\")".repeat(8_000)
                    + ",2)"),
        HostileCase.of(
            "variables that nothing reads",
            "any",
            () -> "With($v,1,".repeat(249) + "1" + "&[a]".repeat(20_000) + ")".repeat(249)),
        HostileCase.of("a chain of divisions", "Value", () -> "1" + "/1".repeat(49_999)));
    return cases.build();
  }

  private static ImmutableList<HostileCase> deep() {
    ExpressionOptions deepest = ExpressionOptions.defaults().withMaxNesting(1_000);
    ImmutableList.Builder<HostileCase> cases = ImmutableList.builder();
    for (String open :
        ImmutableList.of("(", "[", "Trim(", "\"", "'", "“", "%a", "$a(", "-(", "IIF(1=1,")) {
      cases.add(
          HostileCase.of("100,000 times " + open, "any", () -> open.repeat(TEXT / open.length())));
    }
    cases.add(HostileCase.of("100,000 times )", "any", () -> ")".repeat(TEXT)));
    ImmutableMap<String, String> levels =
        ImmutableMap.<String, String>builder()
            .put("(", ")")
            .put("-(", ")")
            .put("Trim(", ")")
            .put("Trim(\"x\"&", ")")
            .put("(0=1||", ")")
            .put("(1+2&\"3\"=[a]||", "=1&&True)")
            .put("IIF(IsNull([a]),", ",2)")
            .put("IIF(", "=\"\",1,2)")
            .put("Switch([b],1,True,", ")")
            .put("Select($v,[b],", ")")
            .put("Where($v,[b],", "=\"x\")")
            .put("With($v,[b],", ")")
            .put("With($v,", ",$v&$v)")
            .put("Mid(", ",1,2)")
            .put("Left([a],", ")")
            .put("DNComponentRev(", ",1,DC)")
            .buildOrThrow();
    levels.forEach(
        (open, close) -> {
          cases.add(nested(250, open, close, ExpressionOptions.defaults()));
          cases.add(nested(1_000, open, close, deepest));
        });
    return cases.build();
  }

  private static HostileCase nested(
      int times, String open, String close, ExpressionOptions options) {
    return HostileCase.of(
            times + " deep, " + open + "…" + close,
            "any",
            () -> open.repeat(times) + "[c]" + close.repeat(times))
        .with(options)
        .given(() -> ImmutableMap.of("b", "x", "c", "y"));
  }

  private static ImmutableList<HostileCase> wrong() {
    ImmutableList.Builder<HostileCase> cases = ImmutableList.builder();
    for (String mistake :
        ImmutableList.of(
            "Ab()&",
            "Trim()&",
            "Trimm([a])+",
            "Left(1,\"x\")&",
            "'a'&",
            "“a”&",
            "1==",
            "1!=1&",
            "a;",
            "1.5+",
            "\u00a0",
            "é",
            "1 2 ",
            "[a][a]",
            "%",
            "%a%&",
            "$a&",
            "Mid(1,\"\")=",
            "CaseSensitive&",
            "IIF(True,",
            "&H&",
            "ABCDEFGHIJKLMNOP()&",
            "[]",
            "[a[",
            "//",
            "!",
            "Contains([a],\"b\",X)+",
            "True=\"x\"||",
            "[objectGUID]&1&",
            "IsPresent[a]&",
            "=>")) {
      cases.add(
          HostileCase.of(
              "100,000 characters of " + mistake,
              "any",
              () -> mistake.repeat(TEXT / mistake.length() - 1) + "1"));
      cases.add(
          HostileCase.of(
              "a call with 100,000 characters of " + mistake,
              "any",
              () -> "Switch(" + mistake.repeat(TEXT / mistake.length() - 8) + "1)"));
    }
    return cases.build();
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }
}
