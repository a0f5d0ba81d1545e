package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.text.InvariantText;

/** Functions that change the case of text, or the blanks and fillers at its ends. */
final class TextShapeFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String WHITE_SPACE = "; white space: Char.IsWhiteSpace (.NET)";

  private TextShapeFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(
        lCase(), uCase(), pCase(), lTrim(), rTrim(), trim(), padLeft(), padRight());
  }

  private static FunctionDeclaration lCase() {
    return FunctionDeclaration.named("LCase", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("value", STR)
                .does((String text) -> InvariantText.lower(text)))
        .documentation(
            "Gives a text in lower case. Each character is mapped by itself and the same everywhere,"
                + " so that the length stays and no locale counts.")
        .source(REFERENCE + ", LCase; mapping: String.ToLowerInvariant (.NET)")
        .example("LCase(\"TeSt\")", "str", "test")
        .build();
  }

  private static FunctionDeclaration uCase() {
    return FunctionDeclaration.named("UCase", FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR)
                .does((String text) -> InvariantText.upper(text)))
        .documentation(
            "Gives a text in upper case. Each character is mapped by itself and the same everywhere,"
                + " so that the length stays and no locale counts.")
        .source(REFERENCE + ", UCase; mapping: String.ToUpperInvariant (.NET)")
        .example("UCase(\"TeSt\")", "str", "TEST")
        .example("UCase(\"Straße\")", "str", "STRAßE")
        .build();
  }

  private static FunctionDeclaration pCase() {
    return FunctionDeclaration.named("PCase", FunctionCategory.TEXT)
        .form(Overload.returning(STR).each("string", STR).does(ProperCase::of))
        .documentation(
            "Gives a text with the first letter of each word in upper case and the others in lower"
                + " case. Blanks separate words, nothing else does. A word without a lower-case"
                + " letter stays as it is; use PCase(LCase(...)) to change such words too.")
        .source(
            REFERENCE
                + ", PCase; first letter: Functions Reference for MIM 2016 (Microsoft); words in"
                + " capitals: TextInfo.ToTitleCase (.NET)")
        .example("PCase(\"TEsT\")", "str", "Test")
        .example("PCase(\"mary-ann of the USA\")", "str", "Mary-ann Of The USA")
        .example("PCase(LCase(\"TEST\"))", "str", "Test")
        .build();
  }

  private static FunctionDeclaration lTrim() {
    return FunctionDeclaration.named("LTrim", FunctionCategory.TEXT)
        .form(Overload.returning(STR).each("value", STR).does(InvariantText::trimStart))
        .documentation(
            "Removes white space at the start of a text: all that .NET calls so, no-break spaces"
                + " included.")
        .source(REFERENCE + ", LTrim" + WHITE_SPACE)
        .example("LTrim(\" Test \")", "str", "Test ")
        .build();
  }

  private static FunctionDeclaration rTrim() {
    return FunctionDeclaration.named("RTrim", FunctionCategory.TEXT)
        .form(Overload.returning(STR).each("value", STR).does(InvariantText::trimEnd))
        .documentation(
            "Removes white space at the end of a text: all that .NET calls so, no-break spaces"
                + " included.")
        .source(REFERENCE + ", RTrim" + WHITE_SPACE)
        .example("RTrim(\" Test \")", "str", " Test")
        .build();
  }

  private static FunctionDeclaration trim() {
    return FunctionDeclaration.named("Trim", FunctionCategory.TEXT)
        .form(Overload.returning(STR).each("value", STR).does(InvariantText::trim))
        .documentation(
            "Removes white space at both ends of a text: all that .NET calls so, no-break spaces"
                + " included.")
        .source(REFERENCE + ", Trim" + WHITE_SPACE)
        .example("Trim(\" Test \")", "str", "Test")
        .example("Trim([proxyAddresses])", "mvstr", "a@x|b@x", "proxyAddresses:mvstr= a@x |b@x  ")
        .build();
  }

  private static FunctionDeclaration padLeft() {
    return padding(
            "PadLeft",
            "before",
            (arguments, options) -> {
              String text = (String) arguments.get(0);
              return filler(arguments, options.maxResultLength()).concat(text);
            })
        .example("PadLeft(\"User\", 10, \"0\")", "str", "000000User")
        .example("PadLeft(\"User\", 2, \"0\")", "str", "User")
        .build();
  }

  private static FunctionDeclaration padRight() {
    return padding(
            "PadRight",
            "after",
            (arguments, options) -> {
              String text = (String) arguments.get(0);
              return text.concat(filler(arguments, options.maxResultLength()));
            })
        .example("PadRight(\"User\", 10, \"0\")", "str", "User000000")
        .example("PadRight(\"User\", 2, \"0\")", "str", "User")
        .build();
  }

  private static FunctionDeclaration.Builder padding(
      String name, String side, Implementation.Limited implementation) {
    return FunctionDeclaration.named(name, FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .each("string", STR, NullRule.gives(""))
                .each("length", NUM)
                .each("padCharacter", STR, NullRule.readAs(""))
                .doesWithLimit(implementation))
        .documentation(
            "Puts a character "
                + side
                + " a text as often as it takes to reach a length. A text that is as long or longer"
                + " stays as it is. The character must be exactly one UTF-16 unit.")
        .nulls(
            "NULL as the text gives an empty text, as the length NULL; as the character it is an"
                + " error.")
        .source(REFERENCE + ", " + name);
  }

  private static String filler(List<Object> arguments, int limit) {
    String text = (String) arguments.get(0);
    long length = (Long) arguments.get(1);
    String character = (String) arguments.get(2);
    if (character.length() != 1) {
      throw Failures.argument(
          (character.isEmpty()
                  ? "there is no character to pad with"
                  : "the text to pad with is " + Failures.quoted(character))
              + "; it must be exactly one character");
    }
    if (length > limit) {
      throw EvaluationException.tooLong(length, limit);
    }
    return character.repeat(length <= text.length() ? 0 : (int) length - text.length());
  }
}
