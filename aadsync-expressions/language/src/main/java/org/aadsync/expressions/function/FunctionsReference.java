package org.aadsync.expressions.function;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The functions of a library as a document in Markdown, for people: by category, with forms,
 * meaning, treatment of NULL and multi-values, examples, and where the rules come from.
 *
 * <p>A host with functions of its own gets its reference in the same way:
 *
 * <pre>{@code
 * String reference = FunctionsReference.markdown(FunctionLibrary.standard().with(myFunction));
 * }</pre>
 */
public final class FunctionsReference {
  private static final CharMatcher IN_ANCHOR =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf("-_"));
  private static final CharMatcher MARKUP = CharMatcher.anyOf("\\`*_[]<>$|#~");

  // Bytes of a certificate would fill a page.
  private static final int LONGEST_INPUT = 120;

  private static final String PREFACE =
      """
      # Functions

      This file is made from the declarations of the functions. `aadsync functions NAME` shows the
      same. Every example is run by a test.

      - A name is written in exactly this case.
      - Types: `str` text, `num` whole number of 64 bits, `bool` Boolean, `bin` bytes, `dt` date and
        time (UTC), `ref` reference to an object, `mvstr` and the like several values of a type, `mv`
        several values of any type, `var` any value, `exp` a condition (`bool`, or a `num` that is not
        zero), `enum` one of some names, `variable` a name such as `$item`, `void` no value at all.
        A value of another type is an error; nothing is converted on the way.
      - Positions count from 1. Characters are UTF-16 code units. Upper and lower case are those
        of no language in particular (the invariant culture of .NET).
      - Where a call is made for each value of a multi-value, several multi-values are taken side by
        side and must have as many values; single values are repeated, and results that are NULL are
        left out. Order and duplicates stay.
      - An absent attribute is NULL.
      - An error stops the expression: the flow fails for that object, and the object gets the message.
      """;

  private final StringBuilder out = new StringBuilder();
  private final Multiset<String> anchors = HashMultiset.create();

  private FunctionsReference() {}

  /** Returns the reference of {@code library}; lines end with {@code \n}, the last one too. */
  public static String markdown(FunctionLibrary library) {
    FunctionsReference reference = new FunctionsReference();
    reference.write(library);
    return reference.out.toString();
  }

  private void write(FunctionLibrary library) {
    out.append(PREFACE).append('\n');
    anchor("Functions");
    StringBuilder body = new StringBuilder();
    for (FunctionCategory category : FunctionCategory.values()) {
      List<FunctionDeclaration> functions =
          library.functions().stream().filter(each -> each.category() == category).toList();
      if (functions.isEmpty()) {
        continue;
      }
      out.append("- [").append(category.title()).append("](#");
      out.append(anchor(category.title())).append("): ");
      body.append("\n## ").append(category.title()).append('\n');
      for (FunctionDeclaration function : functions) {
        String separator = function == functions.get(0) ? "" : ", ";
        out.append(separator).append('[').append(function.name()).append("](#");
        out.append(anchor(function.name())).append(')');
        write(function, body);
      }
      out.append('\n');
    }
    out.append(body);
  }

  /** Returns the name that a heading gets in a link; of two with one name the second gets -1. */
  private String anchor(String heading) {
    String name = IN_ANCHOR.retainFrom(Ascii.toLowerCase(heading).replace(' ', '-'));
    int earlier = anchors.add(name, 1);
    return earlier == 0 ? name : name + "-" + earlier;
  }

  private static void write(FunctionDeclaration function, StringBuilder body) {
    body.append("\n### ").append(function.name()).append("\n\n```text\n");
    function.signatures().forEach(signature -> body.append(signature).append('\n'));
    body.append("```\n\n").append(plain(function.documentation())).append("\n\n");
    for (FunctionNotes.Note note : FunctionNotes.of(function)) {
      body.append("- *").append(note.title()).append(":* ").append(plain(note.text())).append('\n');
    }
    body.append("\n| example | inputs | result |\n|---|---|---|\n");
    for (FunctionDeclaration.Example example : function.examples()) {
      body.append("| ").append(code(example.expression()));
      body.append(" | ").append(inputs(example));
      body.append(" | ").append(result(example)).append(" |\n");
    }
  }

  private static String inputs(FunctionDeclaration.Example example) {
    return Splitter.on(';')
        .omitEmptyStrings()
        .splitToStream(example.inputs())
        .map(input -> code(Ascii.truncate(input, LONGEST_INPUT, "…")))
        .collect(Collectors.joining("<br>"));
  }

  private static String result(FunctionDeclaration.Example example) {
    return switch (example.type()) {
      case "null" -> "NULL";
      case "error" -> error(example.value());
      default -> example.type() + " " + code(example.shownValue());
    };
  }

  private static String error(String kind) {
    String custom = "custom:";
    return kind.startsWith(custom)
        ? "error: " + plain(kind.substring(custom.length()))
        : "error (" + plain(kind) + ")";
  }

  /** Returns text that Markdown shows as it is. */
  private static String plain(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append(MARKUP.matches(c) ? "\\" : "").append(c);
    }
    return escaped.toString();
  }

  /** Returns text that Markdown shows as code, in the cell of a table. */
  private static String code(String text) {
    if (text.isEmpty()) {
      return "(empty)";
    }
    boolean plain = CharMatcher.anyOf("`|").matchesNoneOf(text) && text.equals(text.strip());
    return plain ? "`" + text + "`" : "<code>" + html(text) + "</code>";
  }

  private static String html(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (MARKUP.matches(c) || c == '&' || c == ' ') {
        escaped.append("&#").append((int) c).append(';');
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
