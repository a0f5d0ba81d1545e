package org.aadsync.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.expressions.table.ValueText;
import org.aadsync.samples.SampleOrganization.Showpiece;

/** Prints objects of the cloud: every attribute with its values and the rule it comes from. */
final class ShowcasePrinter {
  private final PrintStream out;
  private final int width;
  private final Synchronization synchronization;

  ShowcasePrinter(Console console, Synchronization synchronization) {
    this.out = console.out();
    this.width = console.width();
    this.synchronization = synchronization;
  }

  /** Prints the object that each of {@code showpieces} describes. */
  void print(List<Showpiece> showpieces) {
    List<UUID> clouds =
        synchronization.configuration().connectors().stream()
            .filter(connector -> connector.kind() == ConnectorKind.AZURE_AD)
            .map(ConnectorDefinition::id)
            .toList();
    for (Showpiece showpiece : showpieces) {
      out.println();
      clouds.stream()
          .flatMap(synchronization.engine()::connectorSpace)
          .filter(object -> matches(showpiece, object))
          .findFirst()
          .ifPresentOrElse(
              object -> print(showpiece, object),
              () -> out.println("there is no " + describe(showpiece)));
    }
  }

  private static boolean matches(Showpiece showpiece, ConnectorSpaceObject object) {
    return object.objectType().filter(showpiece.objectType()::equalsIgnoreCase).isPresent()
        && object.values(showpiece.attribute(), Image.TOP).contains(showpiece.value());
  }

  private static String describe(Showpiece showpiece) {
    return DisplayText.visible(
        showpiece.objectType() + " with " + showpiece.attribute() + " " + showpiece.value());
  }

  private void print(Showpiece showpiece, ConnectorSpaceObject object) {
    out.println(describe(showpiece));
    out.println("─".repeat(width));
    DisplayText.wrap(showpiece.why(), width).forEach(out::println);
    AttributeTable table = new AttributeTable("  ", width);
    for (String attribute : object.attributeNames(Image.TOP)) {
      add(table, object, attribute);
    }
    table.print(out);
  }

  private void add(AttributeTable table, ConnectorSpaceObject object, String attribute) {
    List<String> values =
        object.values(attribute, Image.TOP).stream()
            .flatMap(value -> ValueText.format(value).stream())
            .toList();
    List<String> rules =
        synchronization.engine().outboundContributors(object, attribute).stream()
            .map(contributor -> contributor.rule().name())
            .distinct()
            .toList();
    table.add(attribute, values, rules);
  }
}
