package org.aadsync.cli;

import com.google.common.base.Splitter;
import java.io.PrintStream;
import java.util.List;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.FunctionNotes;

/** Prints functions for people: a list of all, or all about one. */
final class FunctionPrinter {
  private static final String INDENT = "  ";

  private final PrintStream out;
  private final int width;

  FunctionPrinter(Console console) {
    this.out = console.out();
    this.width = console.width();
  }

  /** Prints every function in a few words, by category. */
  void printAll(FunctionLibrary library) {
    for (FunctionCategory category : FunctionCategory.values()) {
      List<FunctionDeclaration> functions =
          library.functions().stream().filter(each -> each.category() == category).toList();
      if (!functions.isEmpty()) {
        out.println(category.title());
        TextTable table =
            new TextTable(INDENT, width, TextTable.Column.FIXED, TextTable.Column.FLEXIBLE);
        functions.forEach(each -> table.row(each.name(), summary(each.documentation())));
        table.print(out);
        out.println();
      }
    }
    out.println("aadsync functions NAME tells about one of them.");
  }

  /** Prints all that is known of a function. */
  void print(FunctionDeclaration function) {
    out.println(function.name() + ": " + function.category().title());
    out.println();
    function.signatures().forEach(signature -> out.println(INDENT + signature));
    out.println();
    paragraph(function.documentation());
    for (FunctionNotes.Note note : FunctionNotes.of(function)) {
      out.println();
      paragraph(note.title() + ": " + note.text());
    }
    out.println();
    out.println("Examples:");
    function.examples().forEach(this::print);
  }

  private void print(FunctionDeclaration.Example example) {
    out.println(INDENT + DisplayText.visible(example.expression()));
    for (String input : Splitter.on(';').omitEmptyStrings().split(example.inputs())) {
      String line = INDENT + INDENT + "with  " + DisplayText.visible(input);
      out.println(DisplayText.elide(line, width));
    }
    String result = (example.type() + " " + example.shownValue()).strip();
    out.println(INDENT + INDENT + "gives " + DisplayText.visible(result));
  }

  private void paragraph(String text) {
    DisplayText.wrap(text, width).forEach(out::println);
  }

  /** Returns the beginning of a text up to the end of a sentence or of what a colon ends. */
  private static String summary(String text) {
    return text.split("(?<=\\.) |: ", 2)[0];
  }
}
