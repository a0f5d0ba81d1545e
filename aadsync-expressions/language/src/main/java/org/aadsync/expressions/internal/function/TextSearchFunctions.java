package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.text.TextSearch;

/** Functions that look for text. Characters are UTF-16 units, positions count from 1. */
final class TextSearchFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String IGNORE_CASE = "vbTextCompare";
  private static final String EXACT = "vbBinaryCompare";
  private static final long END = -1;
  private static final NullRule ZERO = NullRule.gives(0L);

  private TextSearchFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(inStr(), inStrRev(), replace(), replaceChars());
  }

  /** Finds the position of one text in another; 0 if it is not there. */
  @FunctionalInterface
  private interface Search {
    Long find(String text, String part, long start, boolean ignoreCase);
  }

  /** Begins a function that takes a start and a way to compare, both of which may be left out. */
  private static FunctionDeclaration.Builder search(String name, long start, Search search) {
    return FunctionDeclaration.named(name, FunctionCategory.TEXT)
        .form(
            Overload.returning(NUM)
                .each("stringcheck", STR, ZERO)
                .each("stringmatch", STR, ZERO)
                .does((String text, String part) -> search.find(text, part, start, false)))
        .form(
            Overload.returning(NUM)
                .each("stringcheck", STR, ZERO)
                .each("stringmatch", STR, ZERO)
                .each("start", NUM)
                .does(
                    (String text, String part, Long from) -> search.find(text, part, from, false)))
        .form(
            Overload.returning(NUM)
                .each("stringcheck", STR, ZERO)
                .each("stringmatch", STR, ZERO)
                .each("start", NUM)
                .option("compare", EXACT, IGNORE_CASE)
                .does(
                    (String text, String part, Long from, String compare) ->
                        search.find(text, part, from, compare.equals(IGNORE_CASE))));
  }

  private static FunctionDeclaration inStr() {
    return search("InStr", 1, TextSearchFunctions::first)
        .documentation(
            "Gives the position of the first occurrence of a text in another, at or after a start,"
                + " or 0. Upper and lower case differ unless vbTextCompare is given. An empty text"
                + " occurs at the start, if the other reaches so far. A start below 1 is an error.")
        .nulls("NULL as a text gives 0, as the start NULL.")
        .source(REFERENCE + ", InStr; borders: InStr of Visual Basic")
        .example("InStr(\"The quick brown fox\",\"quick\")", "num", "5")
        .example("InStr(\"repEated\",\"e\",3,vbBinaryCompare)", "num", "7")
        .example("InStr(\"abc\",\"c\",0)", "error", "argument")
        .build();
  }

  private static Long first(String text, String part, long start, boolean ignoreCase) {
    if (start < 1) {
      throw Failures.argument("the start is " + start + "; it counts from 1");
    }
    return start > text.length()
        ? 0L
        : TextSearch.indexOf(text, part, (int) start - 1, ignoreCase) + 1L;
  }

  private static FunctionDeclaration inStrRev() {
    return search("InStrRev", END, TextSearchFunctions::last)
        .documentation(
            "Gives the position of the last occurrence of a text in another that ends at or before"
                + " a start, or 0. The start is the end if it is left out or -1; beyond the end the"
                + " result is 0. Upper and lower case differ unless vbTextCompare is given. An empty"
                + " text occurs at the start. A start of 0 or below -1 is an error.")
        .nulls("NULL as a text gives 0, as the start NULL.")
        .source(REFERENCE + ", InStrRev; borders: InStrRev of Visual Basic")
        .example("InStrRev(\"abbcdbbbef\",\"bb\")", "num", "7")
        .example("InStrRev(\"abbcdbbbef\",\"bb\",6)", "num", "2")
        .example("InStrRev(\"abc\",\"C\",-1,vbTextCompare)", "num", "3")
        .build();
  }

  private static Long last(String text, String part, long start, boolean ignoreCase) {
    if (start == 0 || start < END) {
      throw Failures.argument(
          "the start is " + start + "; it counts from 1, and -1 stands for the end");
    }
    if (text.isEmpty() || start > text.length()) {
      return 0L;
    }
    int end = start == END ? text.length() : (int) start;
    return part.isEmpty() ? end : TextSearch.lastIndexOf(text, part, end, ignoreCase) + 1L;
  }

  private static FunctionDeclaration replace() {
    return FunctionDeclaration.named("Replace", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR)
                .each("OldValue", STR)
                .each("NewValue", STR, NullRule.readAs(""))
                .doesWithLimit(
                    (arguments, options) -> replaced(arguments, options.maxResultLength())))
        .documentation(
            "Replaces every occurrence of a text, from the left; what was replaced is not looked at"
                + " again. Upper and lower case differ. In both texts \\n stands for a line feed,"
                + " \\r for a carriage return, \\t for a tab. If there is nothing to look for, the"
                + " text stays as it is.")
        .nulls("NULL as the new text is an empty text, as another argument gives NULL.")
        .source(REFERENCE + ", Replace; borders: Replace of Visual Basic")
        .example(
            "Replace([address],\"\\r\\n\",\", \")",
            "str",
            "One Microsoft Way, Redmond",
            "address=One Microsoft Way\\r\\nRedmond")
        .example("Replace(\"aaa\",\"aa\",\"b\")", "str", "ba")
        .build();
  }

  private static String replaced(List<Object> arguments, int limit) {
    String text = (String) arguments.get(0);
    String old = withoutMonikers((String) arguments.get(1));
    if (old.isEmpty()) {
      return text;
    }
    ImmutableIntArray found = TextSearch.occurrences(text, old);
    if (found.isEmpty()) {
      return text;
    }
    String replacement = withoutMonikers((String) arguments.get(2));
    long length = text.length() + (long) found.length() * (replacement.length() - old.length());
    if (length > limit) {
      throw EvaluationException.tooLong(length, limit);
    }
    StringBuilder result = new StringBuilder((int) length);
    int start = 0;
    for (int i = 0; i < found.length(); i++) {
      result.append(text, start, found.get(i)).append(replacement);
      start = found.get(i) + old.length();
    }
    return result.append(text, start, text.length()).toString();
  }

  private static String withoutMonikers(String text) {
    return text.indexOf('\\') < 0
        ? text
        : text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
  }

  private static FunctionDeclaration replaceChars() {
    return FunctionDeclaration.named("ReplaceChars", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR)
                .each("ReplacePattern", STR)
                .doesWithLimit(
                    (arguments, options) ->
                        CharacterReplacement.parse((String) arguments.get(1))
                            .apply((String) arguments.get(0), options.maxResultLength())))
        .documentation(
            "Replaces characters by what a pattern says: entries such as a:b, separated by commas,"
                + " with one character before the colon and any text after it. White space in the"
                + " pattern does not count, so neither it nor a comma or colon can be replaced."
                + " Upper and lower case differ; of several entries for a character the first"
                + " counts. An entry that is not of this form is an error.")
        .source(REFERENCE + ", ReplaceChars")
        .example(
            "ReplaceChars(\"Räksmörgås\",%ReplaceString%)",
            "str", "Raksmorgas", "%ReplaceString%=’:,Å:A,Ä:A,Ö:O,å:a,ä:a,ö:o")
        .example("ReplaceChars(\"öß\",\"ö:oe,ß:ss\")", "str", "oess")
        .example("ReplaceChars(\"abc\",\"ab:x\")", "error", "argument")
        .build();
  }
}
