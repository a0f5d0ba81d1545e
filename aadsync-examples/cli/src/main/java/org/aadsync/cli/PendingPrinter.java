package org.aadsync.cli;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.cli.PendingExport.Attribute;
import org.aadsync.cli.TextTable.Column;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.engine.PendingOperation;

/** Prints what waits to be exported for people: a block per object, values with + and -. */
final class PendingPrinter {
  private static final int MAX_VALUES = 8;

  private final PrintStream out;
  private final int width;
  private final int limit;
  private final Map<PendingOperation, Long> counts = new EnumMap<>(PendingOperation.class);
  private long objects;
  private long writeOnly;

  PendingPrinter(Console console, int limit) {
    this.out = console.out();
    this.width = console.width();
    this.limit = limit;
  }

  void print(ConnectorDefinition connector, Stream<PendingExport> exports) {
    exports.forEachOrdered(this::print);
    String name = DisplayText.visible(connector.name());
    if (objects == 0) {
      out.println("Nothing waits to be exported to " + name + ".");
      return;
    }
    if (objects > limit) {
      out.println("… and " + Names.number(objects - limit) + " more; --limit N shows N objects");
      out.println();
    }
    if (writeOnly > 0) {
      out.println(Names.count(writeOnly, "attribute") + " that can only be written: not shown");
    }
    out.println(
        "To be exported to "
            + name
            + ": "
            + counts.entrySet().stream()
                .map(count -> Names.count(count.getValue(), Names.lower(count.getKey())))
                .collect(Collectors.joining(", ")));
  }

  private void print(PendingExport export) {
    counts.merge(export.operation(), 1L, Long::sum);
    writeOnly += export.writeOnly();
    if (++objects > limit) {
      return;
    }
    out.println(
        DisplayText.visible(
            Names.lower(export.operation()) + " " + export.objectType() + " " + export.dn()));
    TextTable table = new TextTable("  ", width, Column.FIXED, Column.FLEXIBLE, Column.YIELDING);
    for (Attribute attribute : export.attributes()) {
      addRows(table, attribute);
    }
    table.print(out);
    out.println();
  }

  private static void addRows(TextTable table, Attribute attribute) {
    String operation = Names.lower(attribute.operation());
    String name = attribute.name();
    for (String row : rows(attribute)) {
      table.row(operation, name, row);
      operation = "";
      name = "";
    }
  }

  private static List<String> rows(Attribute attribute) {
    return Stream.concat(
            rows("- ", attribute.removed()).stream(), rows("+ ", attribute.added()).stream())
        .toList();
  }

  private static List<String> rows(String sign, List<String> values) {
    int shown = values.size() > MAX_VALUES ? MAX_VALUES - 1 : values.size();
    Stream<String> first = values.subList(0, shown).stream().map(value -> sign + value);
    return shown == values.size()
        ? first.toList()
        : Stream.concat(first, Stream.of(sign + "… and " + (values.size() - shown) + " more"))
            .toList();
  }
}
