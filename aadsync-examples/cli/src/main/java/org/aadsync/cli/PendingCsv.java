package org.aadsync.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.cli.PendingExport.Attribute;

/** Prints what waits to be exported as comma-separated values: a row per object and attribute. */
final class PendingCsv {
  private static final List<String> COLUMNS =
      List.of(
          "objectOperation",
          "objectType",
          "dn",
          "anchor",
          "attributeOperation",
          "attribute",
          "added",
          "removed");

  /** What a spreadsheet would compute; a number or a telephone number harms nobody. */
  private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-](?![0-9 ()/.+-]*$).*");

  private PendingCsv() {}

  static void print(PrintStream out, Stream<PendingExport> exports) {
    out.print(String.join(",", COLUMNS) + "\n");
    exports.forEachOrdered(export -> print(out, export));
  }

  private static void print(PrintStream out, PendingExport export) {
    if (export.attributes().isEmpty()) {
      row(out, export, List.of("", "", "", ""));
    }
    for (Attribute attribute : export.attributes()) {
      row(
          out,
          export,
          List.of(
              Names.lower(attribute.operation()),
              attribute.name(),
              values(attribute.added()),
              values(attribute.removed())));
    }
  }

  private static void row(PrintStream out, PendingExport export, List<String> attribute) {
    Stream<String> object =
        Stream.of(
            Names.lower(export.operation()), export.objectType(), export.dn(), export.anchor());
    out.print(
        Stream.concat(object, attribute.stream())
                .map(PendingCsv::cell)
                .collect(Collectors.joining(","))
            + "\n");
  }

  private static String values(List<String> values) {
    return values.stream()
        .map(value -> value.replace("|", "\\u007C"))
        .collect(Collectors.joining("|"));
  }

  private static String cell(String text) {
    String visible = DisplayText.visible(text);
    String harmless = FORMULA.matcher(visible).matches() ? "'" + visible : visible;
    return harmless.indexOf(',') < 0 && harmless.indexOf('"') < 0
        ? harmless
        : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
