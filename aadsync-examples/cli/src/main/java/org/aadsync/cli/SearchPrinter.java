package org.aadsync.cli;

import java.io.PrintStream;
import java.util.List;
import org.aadsync.cli.FoundObject.Attribute;
import org.aadsync.cli.FoundObject.Link;
import org.aadsync.cli.FoundObject.Origin;
import org.aadsync.cli.FoundObject.Property;
import org.aadsync.cli.TextTable.Column;

/** Prints what a search found: a block per object. */
final class SearchPrinter {
  private static final String INDENT = "  ";

  private final PrintStream out;
  private final int width;

  SearchPrinter(Console console) {
    this.out = console.out();
    this.width = console.width();
  }

  void print(SearchResult result) {
    printObjects(result);
    out.println(
        Names.count(result.total(), "object")
            + (result.more() == 0
                ? ""
                : ", " + Names.number(result.more()) + " of them not shown; --limit N shows N"));
  }

  /** Prints the objects alone. */
  void printObjects(SearchResult result) {
    result.objects().forEach(this::print);
  }

  private void print(FoundObject object) {
    out.println(
        DisplayText.visible(
            object.space() + ": " + (object.objectType() + " " + object.name()).strip()));
    out.println("─".repeat(width));
    TextTable table = new TextTable(INDENT, width, Column.FIXED, Column.FLEXIBLE);
    for (Property property : object.properties()) {
      table.row(property.name(), property.value());
    }
    for (Link link : object.links()) {
      table.row("linked to", link.space() + ": " + link.objectType() + " " + link.name());
    }
    table.print(out);
    printAttributes(object.attributes());
    out.println();
    object.errors().forEach(new ObjectErrorPrinter(out, width)::print);
  }

  private void printAttributes(List<Attribute> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    out.println();
    AttributeTable table = new AttributeTable(INDENT, width);
    for (Attribute attribute : attributes) {
      table.add(
          attribute.name(),
          attribute.values(),
          attribute.contributors().stream().map(Origin::rule).distinct().toList());
    }
    table.print(out);
  }
}
