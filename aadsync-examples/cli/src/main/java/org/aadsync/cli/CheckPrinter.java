package org.aadsync.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.aadsync.cli.TextTable.Column;
import org.aadsync.core.config.ConfigurationSummary;
import org.aadsync.core.config.UnknownElement;
import org.jspecify.annotations.Nullable;

/** Prints what a configuration holds, and the findings about it. */
final class CheckPrinter {
  private final PrintStream out;
  private final int width;

  CheckPrinter(Console console) {
    this.out = console.out();
    this.width = console.width();
  }

  /** Prints everything; {@code summary} is null where the files have errors. */
  void print(Path folder, CheckedConfiguration checked, @Nullable ConfigurationSummary summary) {
    if (summary != null) {
      print(summary);
      out.println();
    }
    FindingPrinter findings = new FindingPrinter(out, width, folder);
    checked.findings().forEach(findings::print);
    printLeftOut(
        checked.unknownElements().stream()
            .collect(groupingBy(UnknownElement::element, TreeMap::new, counting())));
    out.println(
        Names.count(checked.errors(), "error") + ", " + Names.count(checked.warnings(), "warning"));
  }

  private void print(ConfigurationSummary summary) {
    TextTable table = new TextTable("", width, Column.FIXED, Column.NUMBER);
    row(table, "connectors", summary.connectors());
    row(table, "rules", summary.rules());
    summary
        .rulesByDirection()
        .forEach((direction, count) -> row(table, "  " + Names.lower(direction), count));
    summary
        .rulesByLinkType()
        .forEach((type, count) -> row(table, "  link type " + Names.lower(type), count));
    row(table, "  enabled", summary.rules() - summary.disabledRules());
    row(table, "  disabled", summary.disabledRules());
    row(table, "scope groups", summary.scopeGroups());
    row(table, "  clauses", summary.scopeClauses());
    row(table, "join groups", summary.joinGroups());
    row(table, "  conditions", summary.joinConditions());
    row(table, "mappings", summary.mappings());
    row(table, "  direct", summary.directMappings());
    row(table, "  expression", summary.expressionMappings());
    row(table, "  constant", summary.constantMappings());
    row(table, "distinct expressions", summary.distinctExpressions());
    row(table, "functions used", summary.functionCalls().size());
    summary.functionCalls().forEach((name, calls) -> row(table, "  " + name, calls));
    table.print(out);
  }

  private void printLeftOut(Map<String, Long> unknownElements) {
    if (unknownElements.isEmpty()) {
      return;
    }
    out.println("left out, because nothing is known about them:");
    TextTable table = new TextTable("  ", width, Column.FLEXIBLE, Column.NUMBER);
    unknownElements.forEach((element, count) -> row(table, element, count));
    table.print(out);
    out.println();
  }

  private static void row(TextTable table, String name, long count) {
    table.row(name, Names.number(count));
  }
}
