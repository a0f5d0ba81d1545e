package org.aadsync.expressions.internal.parse;

import com.google.common.base.CharMatcher;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.aadsync.expressions.internal.finding.Shown;
import org.aadsync.expressions.internal.grammar.ExpressionLexer;
import org.antlr.v4.runtime.Token;

/** What to say about characters that fit nowhere in an expression. */
final class UnknownCharacter {
  /**
   * A message and what to do.
   *
   * @param readAs the type of the token that was meant, or {@link Token#INVALID_TYPE}
   */
  record Advice(FindingCode code, String message, String hint, int readAs) {
    Advice(FindingCode code, String message, String hint) {
      this(code, message, hint, Token.INVALID_TYPE);
    }
  }

  /** How to write a quote inside a text. */
  static final String DOUBLED_QUOTE = "a quote inside a text is written twice: \"\"";

  private static final CharMatcher QUOTES =
      CharMatcher.anyOf("'`\u00B4").or(CharMatcher.inRange('\u2018', '\u201F'));

  private static final CharMatcher PLAIN = CharMatcher.inRange('!', '~');

  private UnknownCharacter() {}

  /** Returns the advice for the characters of {@code text} from {@code start} to {@code end}. */
  static Advice advice(String text, int start, int end) {
    char c = text.charAt(start);
    if (QUOTES.matches(c)) {
      return new Advice(
          FindingCode.WRONG_QUOTES,
          Shown.quoted(text.substring(start, start + 1)) + " does not start a text",
          "write straight double quotes: \"text\"");
    }
    if (c == '!') {
      return new Advice(
          FindingCode.WRONG_OPERATOR,
          "'!' is not an operator",
          "to negate a condition, compare it: (...) = False");
    }
    if (c == '|') {
      if (isDigit(text, end, 1) || isDigit(text, start - 1, -1)) {
        return new Advice(
            FindingCode.WRONG_OPERATOR,
            "'|' is not an operator",
            "BitOr combines bits: BitOr([groupType], 2); between conditions write '||'");
      }
      return new Advice(
          FindingCode.WRONG_OPERATOR,
          "'|' is not an operator",
          "write '||' instead",
          ExpressionLexer.OR);
    }
    if (c == '\\' && start + 1 < text.length() && text.charAt(start + 1) == '"') {
      return new Advice(
          FindingCode.WRONG_QUOTES, "a backslash does not escape a quote", DOUBLED_QUOTE);
    }
    if (c == '#' && end > start + 1) {
      return new Advice(
          FindingCode.UNEXPECTED_CHARACTER,
          "a date between number signs",
          "write a date as text: CDate(\"" + Shown.cut(text.substring(start + 1, end - 1)) + "\")");
    }
    if (c == '?' || c == ':') {
      return new Advice(
          FindingCode.WRONG_OPERATOR,
          "'" + c + "' is not an operator",
          "a choice is written as IIF(condition, valueIfTrue, valueIfFalse)");
    }
    if (c == '^' || c == '\\' || c == '~') {
      return new Advice(
          FindingCode.WRONG_OPERATOR,
          "'" + c + "' is not an operator",
          "the operators are + - * / & = <> < <= > >= && ||");
    }
    return new Advice(
        FindingCode.UNEXPECTED_CHARACTER,
        message(text, start, end),
        Character.isLetter(text.codePointAt(start)) ? wordHint(text, start, end) : hint(c));
  }

  /** Returns whether the next character that is no blank is a digit, or starts a number. */
  private static boolean isDigit(String text, int from, int step) {
    int at = from;
    while (at >= 0 && at < text.length() && text.charAt(at) == ' ') {
      at += step;
    }
    return at >= 0
        && at < text.length()
        && (Character.isDigit(text.charAt(at)) || text.regionMatches(true, at, "&H", 0, 2));
  }

  private static String wordHint(String text, int start, int end) {
    return "the names of functions have only letters from A to Z; for an attribute write ["
        + Shown.cut(text.substring(start, end))
        + "], for text write quotes";
  }

  private static String message(String text, int start, int end) {
    String found = text.substring(start, end);
    int strange = PLAIN.negate().indexIn(found);
    String message = "unexpected " + Shown.quoted(found);
    if (strange < 0) {
      return message;
    }
    boolean alone = found.codePointCount(0, found.length()) == 1;
    return message + (alone ? ", " : ", with ") + Shown.codePoint(found.codePointAt(strange));
  }

  private static String hint(char c) {
    return switch (c) {
      case '%' ->
          "a parameter stands between percent signs, such as %Domain.FQDN%; there is no modulo"
              + " operator";
      case '$' -> "a variable has a name, such as $item";
      case ']' -> "the name of an attribute stands in square brackets, such as [mail]";
      case '@' -> "text stands in double quotes: \"@\"";
      case '{', '}' -> "only round brackets group values";
      case '.' -> "functions and values have no members";
      default -> "text stands in double quotes, the name of an attribute in square brackets";
    };
  }
}
