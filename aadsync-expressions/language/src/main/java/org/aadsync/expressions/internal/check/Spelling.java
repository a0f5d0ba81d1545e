package org.aadsync.expressions.internal.check;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.internal.finding.Shown;
import org.jspecify.annotations.Nullable;

/** What was probably meant by a name that does not exist. */
final class Spelling {
  /** Names from other languages of the family, and what does the same here. */
  private static final ImmutableMap<String, String> ELSEWHERE =
      ImmutableMap.<String, String>builder()
          .put("concatenate", "join texts with '&': [givenName] & \" \" & [sn]")
          .put("concat", "join texts with '&': [givenName] & \" \" & [sn]")
          .put("append", "join texts with '&': [givenName] & \" \" & [sn]")
          .put("eq", "compare with '=': [a] = [b]")
          .put("equals", "compare with '=': [a] = [b]")
          .put("notequals", "compare with '<>': [a] <> [b]")
          .put("lessthan", "compare with '<': [a] < [b]")
          .put("greaterthan", "compare with '>': [a] > [b]")
          .put("not", "compare with False: IsPresent([mail]) = False")
          .put("and", "combine conditions with '&&'")
          .put("or", "combine conditions with '||'")
          .put("coalesce", "choose with IIF: IIF(IsPresent([mail]), [mail], [cn])")
          .put("startswith", "compare the start: Left([cn], 4) = \"CAS_\"")
          .put("endswith", "compare the end: Right([mail], 4) = \".com\"")
          .put("isnullorwhitespace", "trim first: IsNullOrEmpty(Trim([mail]))")
          .put("hex", "numbers are written as hexadecimal digits with &H, such as &HFF")
          .buildOrThrow();

  private static final ImmutableMap<String, String> OTHER_NAMES =
      ImmutableMap.<String, String>builder()
          .put("if", "IIF")
          .put("ifelse", "IIF")
          .put("cint", "CNum")
          .put("clng", "CNum")
          .put("cstring", "CStr")
          .put("tostring", "CStr")
          .put("trimstart", "LTrim")
          .put("trimend", "RTrim")
          .put("indexof", "InStr")
          .put("first", "Item")
          .put("date", "Now")
          .put("today", "Now")
          .put("newguid", "Guid")
          .put("random", "RandomNum")
          .put("rnd", "RandomNum")
          .put("convertguidtostring", "StringFromGuid")
          .put("uppercase", "UCase")
          .put("toupper", "UCase")
          .put("lowercase", "LCase")
          .put("tolower", "LCase")
          .put("propercase", "PCase")
          .put("substring", "Mid")
          .put("length", "Len")
          .put("leftpad", "PadLeft")
          .put("rightpad", "PadRight")
          .put("datetimeformat", "FormatDateTime")
          .put("convertsidtostring", "StringFromSid")
          .put("convertstringtoguid", "CGuid")
          .put("replacestring", "Replace")
          .put("isnotnull", "IsPresent")
          .put("isnotempty", "IsPresent")
          .buildOrThrow();

  private static final ImmutableMap<String, String> CONSTANTS =
      ImmutableMap.<String, String>builder()
          .put("true", "True")
          .put("false", "False")
          .put("null", "NULL")
          .put("nothing", "NULL")
          .put("crlf", "CRLF")
          .put("vbcrlf", "CRLF")
          .put("ignorethisflow", "IgnoreThisFlow")
          .put("authoritativenull", "AuthoritativeNull")
          .buildOrThrow();

  private Spelling() {}

  static String hintForFunction(String name, FunctionLibrary library) {
    String lower = Ascii.toLowerCase(name);
    String constant = CONSTANTS.get(lower);
    if (constant != null) {
      return "write the constant " + constant;
    }
    String advice = ELSEWHERE.get(lower);
    if (advice != null) {
      return advice;
    }
    String other = OTHER_NAMES.get(lower);
    if (other != null && library.find(other).isPresent()) {
      return "write " + other;
    }
    for (FunctionDeclaration function : library.functions()) {
      if (Ascii.equalsIgnoreCase(function.name(), name)) {
        return "write " + function.name() + "; upper and lower case differ in names";
      }
    }
    String near = nearest(lower, functionNames(library));
    if (near == null) {
      near = nearest(lower, CONSTANTS.values());
    }
    return near == null
        ? "the functions reference lists the functions that there are"
        : "did you mean " + near + "?";
  }

  static String hintForOption(String name, Set<String> options) {
    for (String option : options) {
      if (Ascii.equalsIgnoreCase(option, name)) {
        return "write " + option + "; upper and lower case differ in names";
      }
    }
    return "write " + String.join(" or ", options);
  }

  static String hintForVariable(String name, @Nullable Scope known) {
    List<String> names = new ArrayList<>();
    for (Scope at = known; at != null; at = at.outer()) {
      if (Ascii.equalsIgnoreCase(at.name(), name)) {
        return "write $" + at.name() + "; upper and lower case differ in names";
      }
      names.add("$" + Shown.cut(at.name()));
    }
    return names.isEmpty()
        ? "a variable exists only inside the Select, Where or With that introduces it"
        : "known here: " + String.join(", ", names);
  }

  static String hintForName(String name, FunctionLibrary library) {
    String constant = CONSTANTS.get(Ascii.toLowerCase(name));
    if (constant != null) {
      return Ascii.equalsIgnoreCase(constant, name)
          ? "write " + constant + "; upper and lower case differ in names"
          : "write " + constant;
    }
    String option = optionLike(name, library);
    if (option != null) {
      return "write " + option + "; upper and lower case differ in names";
    }
    FunctionDeclaration function = library.find(name).orElse(null);
    if (function != null) {
      return function.overloads().stream().allMatch(form -> form.parameters().isEmpty())
          ? "a function is called with brackets: " + name + "()"
          : "the arguments of a function stand in brackets: " + name + "(...)";
    }
    String near = nearest(Ascii.toLowerCase(name), CONSTANTS.values());
    if (near != null) {
      return "did you mean " + near + "?";
    }
    return "an attribute stands in square brackets: ["
        + Shown.cut(name)
        + "]; text stands in quotes";
  }

  private static @Nullable String optionLike(String name, FunctionLibrary library) {
    return library.functions().stream()
        .flatMap(function -> function.overloads().stream())
        .flatMap(form -> form.parameters().stream())
        .flatMap(parameter -> parameter.options().stream())
        .filter(option -> Ascii.equalsIgnoreCase(option, name))
        .findFirst()
        .orElse(null);
  }

  private static List<String> functionNames(FunctionLibrary library) {
    return library.functions().stream().map(FunctionDeclaration::name).toList();
  }

  /** Returns the name that is at most two typing errors away, one for a short name. */
  private static @Nullable String nearest(String lower, Iterable<String> names) {
    int best = lower.length() <= 5 ? 2 : 3;
    if (lower.length() > 40) {
      return null;
    }
    String nearest = null;
    for (String name : names) {
      // As many characters at least as one name is longer than the other.
      int least = Math.abs(lower.length() - name.length());
      int distance = least < best ? distance(lower, Ascii.toLowerCase(name)) : best;
      if (distance < best) {
        best = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  /** Counts the characters to insert, remove, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
  }
}
