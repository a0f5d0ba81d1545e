package org.aadsync.expressions.verification.hostile;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;

/** Evaluations that would take very long or make very much. */
final class HostileValues {
  private static final int LARGE = 1_000_000;

  private HostileValues() {}

  static ImmutableList<HostileCase> all() {
    return ImmutableList.<HostileCase>builder()
        .addAll(results())
        .addAll(lists())
        .addAll(variables())
        .addAll(searches())
        .addAll(names())
        .addAll(formats())
        .build();
  }

  private static ImmutableList<HostileCase> results() {
    String large = "PadLeft(\"x\",900000,\"y\")";
    return ImmutableList.of(
        fails("PadLeft to the greatest number", "PadLeft(\"x\",2147483647,\"y\")"),
        fails("PadRight beyond 32 bits", "PadRight(\"x\",9223372036854775807,\"y\")"),
        limit(
            "a thousand large constants",
            () -> "Len(" + large + ")" + ("+Len(" + large + ")").repeat(1_000)),
        limit(
            "a thousand large constants at once",
            () -> large + "=" + large + ("&&" + large + "=" + large).repeat(1_000)),
        limit(
            "large constants as arguments",
            () -> "Switch(" + ("Len(" + large + ")=1,1,").repeat(1_000) + "True,2)"),
        limit("large texts joined", () -> large + ("&" + large).repeat(1_000)),
        limit(
            "Replace that grows each time",
            () -> repeated("Replace(", "\"a\"", ",\"a\",\"aaaaaaaaaa\")", 20)),
        limit(
            "ReplaceChars that grows each time",
            () -> repeated("ReplaceChars(", "\"a\"", ",\"a:aaaaaaaaaa\")", 20)),
        limit("hexadecimal of hexadecimal", () -> repeated("ConvertToUTF8Hex(", "[t]", ")", 200))
            .given(() -> ImmutableMap.of("t", "abc")),
        limit("base64 of base64", () -> repeated("ConvertToBase64(", "[t]", ")", 200))
            .given(() -> ImmutableMap.of("t", "abc")),
        limit("Split of many delimiters", () -> "Count(Split(PadLeft(\"\",9000000,\",\"),\",\"))"),
        limit(
            "Split again and again",
            () ->
                "Count(Split("
                    + large
                    + ",\"y\"))"
                    + ("+Count(Split(" + large + ",\"y\"))").repeat(200)),
        limit(
            "Join and Split, nested",
            () -> repeated("Join(Split(", large, ",\"y\"),\"yyyyyyyyyy\")", 20)),
        any("bytes joined", () -> "[b]" + "&[b]".repeat(20_000))
            .given(() -> ImmutableMap.of("b", bytes(100_000))));
  }

  private static ImmutableList<HostileCase> lists() {
    Supplier<Map<String, Object>> many =
        () -> ImmutableMap.of("m", texts(100_000), "n", texts(100_000));
    return ImmutableList.of(
        limit("PadLeft of each of many values", () -> "PadLeft([m],100000,\"y\")").given(many),
        limit("a large text joined to each", () -> "[m] & PadLeft(\"x\",900000,\"y\")").given(many),
        limit("Replace in each", () -> "Replace([m],\"v\",PadLeft(\"x\",900000,\"y\"))")
            .given(many),
        limit("a large text searched for each", () -> "InStr(PadLeft(\"x\",900000,\"y\"),[m])")
            .given(many),
        limit(
                "a large text searched for each, any case",
                () -> "InStr(PadLeft(\"x\",900000,\"y\"),[m],1,vbTextCompare)")
            .given(many),
        limit("many delimiters for each", () -> "Word([m],1,PadLeft(\"x\",900000,\"y\"))")
            .given(many),
        limit(
                "a large pattern for each",
                () -> "ReplaceChars([m],\"a:\" & PadLeft(\"x\",900000,\"y\"))")
            .given(many),
        limit("a large list searched for each", () -> "Contains([m],[n])").given(many),
        limit(
                "two lists of one large text compared",
                () ->
                    "IIF([m]=[n],PadLeft(\"x\",900000,\"y\"),\"\") = IIF([m]=[n],PadLeft(\"x\",900000,\"y\"),\"\")")
            .given(many),
        limit(
                "a large text for each value, joined",
                () -> "Join(IIF([m]=[n],PadLeft(\"x\",900000,\"y\"),\"\"))")
            .given(many),
        any("many comparisons of many values", () -> "[m]=[n]" + "&&[m]=[n]".repeat(10_000))
            .given(many),
        any("many lists in one chain", () -> "[m]" + "&[n]".repeat(20_000)).given(many),
        any("many sums of many numbers", () -> "Len([m])" + "+Len([m])".repeat(10_000)).given(many),
        any("Count in a long chain", () -> "Count([m])" + "+Count([m])".repeat(9_000)).given(many),
        any("duplicates with one hash", () -> "Count(RemoveDuplicates([m]))")
            .given(() -> ImmutableMap.of("m", ImmutableList.copyOf(colliding(16)))),
        any("names with one hash", () -> "Count(RemoveDuplicates([m]))")
            .given(HostileValues::collidingNames),
        any("bytes with one hash", () -> "Count(RemoveDuplicates([m]))")
            .given(HostileValues::collidingBytes));
  }

  private static ImmutableList<HostileCase> variables() {
    Supplier<Map<String, Object>> thousand =
        () ->
            ImmutableMap.of(
                "m",
                texts(1_000),
                "big",
                ImmutableList.copyOf(Collections.nCopies(9, Strings.repeat("x", 100_000))));
    return ImmutableList.of(
        limit(
                "Select in Select in Select",
                () -> "Select($a,[m],Join(Select($b,[m],Join(Select($c,[m],$a&$b&$c)))))")
            .given(thousand),
        limit(
                "Where in Where in Where",
                () -> "Where($a,[m],Count(Where($b,[m],Count(Where($c,[m],$a=$b))>0))>0)")
            .given(thousand),
        limit("Select over what a Select made", () -> repeated("Select($v,", "[m]", ",$v&$v)", 30))
            .given(thousand),
        limit("With that doubles", () -> doubling(200)).given(thousand),
        limit("With that keeps large lists", () -> keeping(60)).given(thousand),
        limit(
                "a list of large texts, joined often",
                () -> "With($a,[big],Count($a&\"x\")" + "+Count($a&\"x\")".repeat(5_000) + ")")
            .given(thousand),
        limit("a list of large texts, joined in a loop", () -> "Select($i,[m],Count([big]&\"x\"))")
            .given(thousand),
        limit(
                "a list of large texts, searched in a loop",
                () -> "Where($i,[m],Contains([big],\"y\")>0)")
            .given(thousand),
        limit(
                "a list of large texts, in capitals in a loop",
                () -> "Select($i,[m],Count(UCase([big])))")
            .given(thousand),
        limit(
                "a large text compared in a loop",
                () -> "Where($i,[m],Item([big],1)=Item([big],2) & \"\")")
            .given(thousand),
        limit("random numbers in a loop", () -> "Select($i,[m],Join(Select($j,[m],Guid())))")
            .given(thousand));
  }

  private static ImmutableList<HostileCase> searches() {
    Supplier<Map<String, Object>> texts =
        () ->
            ImmutableMap.of(
                "t",
                "a".repeat(LARGE),
                "p",
                "a".repeat(LARGE / 2) + "b",
                "q",
                "b" + "a".repeat(LARGE / 2),
                "s",
                "a".repeat(1_000) + "b");
    ImmutableList.Builder<HostileCase> cases = ImmutableList.builder();
    for (String pattern : ImmutableList.of("[p]", "[q]", "[s]", "UCase([p])", "UCase([s])")) {
      for (String search :
          ImmutableList.of(
              "InStr([t],#)",
              "InStr([t],#,1,vbTextCompare)",
              "InStrRev([t],#)",
              "InStrRev([t],#,-1,vbTextCompare)",
              "Contains([t],#)",
              "Contains([t],#,CaseInsensitive)",
              "Len(Replace([t],#,\"x\"))",
              "Count(Split([t],#))")) {
        cases.add(
            any(search + " with " + pattern, () -> search.replace("#", pattern)).given(texts));
      }
    }
    cases.add(
        any("Word with many delimiters", () -> "Len(Word([t],2,[p]))").given(texts),
        any("Word with a huge number", () -> "Word([t],9223372036854775807,\"a\")").given(texts),
        any("Trim of blanks", () -> "Len(Trim([t]))")
            .given(() -> ImmutableMap.of("t", " ".repeat(LARGE) + "x" + " ".repeat(LARGE))),
        any("PCase of many words", () -> "Len(PCase([t]))")
            .given(() -> ImmutableMap.of("t", "a 1 A ".repeat(LARGE / 10))),
        any("PCase of one word of signs", () -> "Len(PCase([t]))")
            .given(() -> ImmutableMap.of("t", "$".repeat(LARGE) + "a")),
        any("ReplaceChars with a huge pattern", () -> "ReplaceChars(\"abc\",[t])")
            .given(() -> ImmutableMap.of("t", "a:b,".repeat(LARGE / 4) + "c:d")),
        any("ReplaceChars with a bad pattern", () -> "ReplaceChars(\"abc\",[t])").given(texts));
    return cases.build();
  }

  private static ImmutableList<HostileCase> names() {
    Supplier<Map<String, Object>> deep =
        () ->
            ImmutableMap.of(
                "d",
                repeatedName("OU=a", ',', 100_000),
                "w",
                repeatedName("OU=a", '+', 100_000),
                "blanks",
                "CN=a" + " ".repeat(LARGE) + ",DC=b",
                "e",
                "CN=" + "\\41".repeat(LARGE / 4));
    ImmutableList.Builder<HostileCase> cases = ImmutableList.builder();
    for (String call :
        ImmutableList.of(
            "DNComponent([#],100000)",
            "DNComponentRev([#],100000)",
            "DNComponentRev([#],1,DC)",
            "CRef([#])=CRef([#] & \" \")",
            "CRef([#])=CRef(LCase([#]))",
            "Len(EscapeDNComponent([#]))")) {
      for (String attribute : ImmutableList.of("d", "w", "blanks", "e")) {
        cases.add(any(call + " of " + attribute, () -> call.replace("#", attribute)).given(deep));
      }
    }
    cases.add(
        any("a name compared with many", () -> "Count(Where($m,[m],$m=CRef([d])))")
            .given(
                () ->
                    ImmutableMap.of(
                        "d", repeatedName("OU=a", ',', 10_000), "m", collidingNames().get("m"))));
    return cases.build();
  }

  private static ImmutableList<HostileCase> formats() {
    return ImmutableList.of(
        any("a date format of many names", () -> "Len(FormatDateTime(Now(),[t]))")
            .given(() -> ImmutableMap.of("t", "dddd MMMM ".repeat(LARGE / 10))),
        any("a date format of one letter", () -> "Len(FormatDateTime(Now(),[t]))")
            .given(() -> ImmutableMap.of("t", "y".repeat(LARGE))),
        any("a date format of fractions", () -> "Len(FormatDateTime(Now(),[t]))")
            .given(() -> ImmutableMap.of("t", ".FFFFFFF ".repeat(LARGE / 9))),
        any("a date of many digits", () -> "CDate([t])")
            .given(() -> ImmutableMap.of("t", "2012-01-01 23:00:00." + "9".repeat(LARGE))),
        any("a date of many blanks", () -> "CDate([t])")
            .given(() -> ImmutableMap.of("t", "2012-01-01" + " ".repeat(LARGE) + "23:00")),
        any("a number of many digits", () -> "CNum([t])")
            .given(() -> ImmutableMap.of("t", "9".repeat(LARGE))),
        any("a number of many zeros", () -> "CNum([t])")
            .given(() -> ImmutableMap.of("t", "0".repeat(LARGE) + "9")),
        any(
            "dates far away",
            () ->
                "DateAdd(\"yyyy\",9223372036854775807,Now()) > DateAdd(\"s\",-9223372036854775808,Now())"),
        any("base64 of blanks", () -> "ConvertFromBase64([t])")
            .given(() -> ImmutableMap.of("t", " ".repeat(LARGE))),
        any("hexadecimal of half a pair", () -> "Len(ConvertToUTF8Hex([t]))")
            .given(() -> ImmutableMap.of("t", "\uD83D".repeat(LARGE / 10))));
  }

  private static HostileCase fails(String name, String text) {
    return limit(name, () -> text);
  }

  private static HostileCase limit(String name, Supplier<String> text) {
    return HostileCase.of(name, "Failure LIMIT", text);
  }

  private static HostileCase any(String name, Supplier<String> text) {
    return HostileCase.of(name, "any", text);
  }

  private static String repeated(String open, String inner, String close, int times) {
    return open.repeat(times) + inner + close.repeat(times);
  }

  private static String repeatedName(String part, char separator, int times) {
    return part + (separator + part).repeat(times - 1);
  }

  private static String doubling(int times) {
    return "With($v0,\"0123456789abcdef\","
        + IntStream.range(0, times)
            .mapToObj(i -> "With($v" + (i + 1) + ",$v" + i + "&$v" + i + ",")
            .collect(Collectors.joining())
        + "Len($v"
        + times
        + ")"
        + ")".repeat(times + 1);
  }

  private static String keeping(int times) {
    return IntStream.range(0, times)
            .mapToObj(
                i ->
                    "With($v"
                        + i
                        + ",Split(Replace(PadLeft(\"\",300000,\"y\"),\"y\",\"x,\"),\",\"),")
            .collect(Collectors.joining())
        + "Count($v0)"
        + ")".repeat(times);
  }

  private static ImmutableList<Object> texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "v" + i)
        .collect(ImmutableList.toImmutableList());
  }

  private static ByteString bytes(int size) {
    return ByteString.copyOf(new byte[size]);
  }

  /** Returns 2^{@code bits} texts with one hash code. */
  private static List<String> colliding(int bits) {
    List<String> texts = List.of("");
    for (int i = 0; i < bits; i++) {
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        longer.add(text + "Aa");
        longer.add(text + "BB");
      }
      texts = longer;
    }
    return texts;
  }

  private static Map<String, Object> collidingNames() {
    return ImmutableMap.of(
        "m",
        pairs("0O", "10", 15).stream()
            .map(text -> DistinguishedName.parse("CN=" + text))
            .collect(ImmutableList.toImmutableList()));
  }

  private static Map<String, Object> collidingBytes() {
    // 31 * 1 + 0 = 31 * 0 + 31
    return ImmutableMap.of(
        "m",
        pairs("0100", "001F", 16).stream()
            .map(ByteString::fromHex)
            .collect(ImmutableList.toImmutableList()));
  }

  private static List<String> pairs(String one, String other, int bits) {
    return IntStream.range(0, 1 << bits)
        .mapToObj(
            i ->
                IntStream.range(0, bits)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? one : other)
                    .collect(Collectors.joining()))
        .toList();
  }
}
