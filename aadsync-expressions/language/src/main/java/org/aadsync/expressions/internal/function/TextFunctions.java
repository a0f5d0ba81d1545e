package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.value.ByteString;

/** Functions that take parts of text. Characters are UTF-16 units, positions count from 1. */
final class TextFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String RULES = "default synchronization rules (Microsoft)";
  private static final int FEW_DELIMITERS = 16;
  private static final NullRule EMPTY = NullRule.gives("");
  private static final NullRule ZERO = NullRule.gives(0L);

  private TextFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(left(), right(), mid(), len(), word());
  }

  private static FunctionDeclaration left() {
    return FunctionDeclaration.named("Left", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR, EMPTY)
                .each("NumChars", NUM)
                .does(
                    (String text, Long count) ->
                        count < 0 || count >= text.length()
                            ? text
                            : text.substring(0, count.intValue())))
        .documentation(
            "Gives the first characters of a text: none if the count is 0, all if it is negative or"
                + " greater than the length.")
        .nulls("NULL as the text gives an empty text, as the count NULL.")
        .source(REFERENCE + ", Left")
        .example("Left(\"John Doe\", 3)", "str", "Joh")
        .example("Left(\"John Doe\", -1)", "str", "John Doe")
        .example("Left(NULL, 3)", "str", "")
        .build();
  }

  private static FunctionDeclaration right() {
    return FunctionDeclaration.named("Right", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR, EMPTY)
                .each("NumChars", NUM)
                .does(
                    (String text, Long count) ->
                        count < 0 || count >= text.length()
                            ? text
                            : text.substring(text.length() - count.intValue())))
        .documentation(
            "Gives the last characters of a text: none if the count is 0, all if it is negative or"
                + " greater than the length.")
        .nulls("NULL as the text gives an empty text, as the count NULL.")
        .source(REFERENCE + ", Right")
        .example("Right(\"John Doe\", 3)", "str", "Doe")
        .example("Right(\"John Doe\", -1)", "str", "John Doe")
        .build();
  }

  private static FunctionDeclaration len() {
    return FunctionDeclaration.named("Len", FunctionCategory.TEXT)
        .form(
            Overload.returning(NUM)
                .each("string", STR, ZERO)
                .does((String text) -> (long) text.length()))
        .form(
            Overload.returning(NUM)
                .each("bytes", BIN, ZERO)
                .does((ByteString bytes) -> (long) bytes.size()))
        .documentation("Gives the number of characters of a text, or of bytes.")
        .nulls("NULL gives 0.")
        .source(REFERENCE + ", Len; bytes: " + RULES)
        .example("Len(\"John Doe\")", "num", "8")
        .example("Len([b])", "num", "2", "b:bin=0102")
        .build();
  }

  private static FunctionDeclaration mid() {
    return FunctionDeclaration.named("Mid", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR, EMPTY)
                .each("start", NUM)
                .each("NumChars", NUM)
                .does(TextFunctions::midOfText))
        .form(
            Overload.returning(STR)
                .each("string", STR, EMPTY)
                .each("start", NUM)
                .does((String text, Long start) -> midOfText(text, start, Long.MAX_VALUE)))
        .form(
            Overload.returning(BIN)
                .each("bytes", BIN)
                .each("start", NUM)
                .each("count", NUM)
                .does(TextFunctions::midOfBytes))
        .form(
            Overload.returning(BIN)
                .each("bytes", BIN)
                .each("start", NUM)
                .does((ByteString bytes, Long start) -> midOfBytes(bytes, start, Long.MAX_VALUE)))
        .documentation(
            "Gives the characters of a text, or the bytes, from a position on: none if the count is"
                + " 0; otherwise all of it if the count is negative, the start beyond the end or"
                + " below 1; otherwise as many as the count says or there are. Without a count, all"
                + " up to the end.")
        .nulls(
            "NULL as the text gives an empty text, as the bytes or another argument NULL. If"
                + " nothing is known of the type of an absent attribute, it is taken as text.")
        .source(REFERENCE + ", Mid and Item; bytes: " + RULES)
        .example("Mid(\"John Doe\", 3, 5)", "str", "hn Do")
        .example("Mid(\"John Doe\", 9, 1)", "str", "John Doe")
        .example("Mid([b], 2, 1)", "bin", "02", "b:bin=010203")
        .build();
  }

  private static String midOfText(String text, Long start, Long count) {
    int length = text.length();
    if (count == 0) {
      return "";
    }
    if (count < 0 || start > length || start < 1) {
      return text;
    }
    return text.substring(start.intValue() - 1, end(start, count, length));
  }

  private static ByteString midOfBytes(ByteString bytes, Long start, Long count) {
    int length = bytes.size();
    if (count == 0) {
      return bytes.slice(0, 0);
    }
    if (count < 0 || start > length || start < 1) {
      return bytes;
    }
    return bytes.slice(start.intValue() - 1, end(start, count, length));
  }

  private static int end(long start, long count, int length) {
    return count >= length ? length : (int) Math.min(start - 1 + count, length);
  }

  private static FunctionDeclaration word() {
    return FunctionDeclaration.named("Word", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR, EMPTY)
                .each("WordNumber", NUM)
                .each("delimiters", STR, NullRule.readAs(""))
                .does(TextFunctions::wordAt))
        .documentation(
            "Gives a word of a text, counted from 1. Every character of the delimiters ends a word,"
                + " and empty words count. A text without a delimiter is one word. A word that does"
                + " not exist is an empty text.")
        .nulls("NULL as the text gives an empty text, as the number NULL.")
        .source(REFERENCE + ", Word; empty words: Functions Reference for MIM 2016 (Microsoft)")
        .example("Word(\"The quick brown fox\",3,\" \")", "str", "brown")
        .example("Word(\"This,string!has&many separators\",3,\",!&#\")", "str", "has")
        .example("Word(\"a b\",3,\" \")", "str", "")
        .build();
  }

  private static String wordAt(String text, Long number, String delimiters) {
    IntPredicate isDelimiter = oneOf(delimiters);
    int start = 0;
    long left = number;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isDelimiter.test(text.charAt(i))) {
        left--;
        if (left == 0) {
          return text.substring(start, i);
        }
        start = i + 1;
      }
    }
    return "";
  }

  // A set for many delimiters, so that they are not gone through for each character.
  private static IntPredicate oneOf(String delimiters) {
    if (delimiters.length() <= FEW_DELIMITERS) {
      return unit -> delimiters.indexOf(unit) >= 0;
    }
    BitSet units = new BitSet();
    delimiters.chars().forEach(units::set);
    return units::get;
  }
}
