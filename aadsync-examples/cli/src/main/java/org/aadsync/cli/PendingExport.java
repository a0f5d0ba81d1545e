package org.aadsync.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.table.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be exported of one object, as people verify it (<i>Staging server and disaster
 * recovery</i>, Microsoft).
 *
 * @param operation what happens to the object
 * @param objectType its type
 * @param dn the DN that the directory knows it by; of a new object the one it is to have
 * @param anchor its anchor; empty if the directory has not given one
 * @param attributes what happens to its attributes, in schema order; none of an object that goes
 * @param writeOnly how many attributes are left out since nobody may read them
 */
record PendingExport(
    PendingOperation operation,
    String objectType,
    String dn,
    String anchor,
    List<Attribute> attributes,
    int writeOnly) {

  /**
   * What happens to an attribute.
   *
   * @param operation whether it is new, changed, or goes
   * @param name its name
   * @param added values that it gets
   * @param removed values that it loses
   */
  record Attribute(
      PendingOperation operation, String name, List<String> added, List<String> removed) {}

  /** Returns what waits to be exported of {@code object}, something does. */
  static PendingExport of(ConnectorSpaceObject object, SpaceSchema schema) {
    PendingOperation operation = object.pendingExport();
    List<Attribute> attributes = new ArrayList<>();
    int writeOnly = 0;
    if (operation != PendingOperation.DELETE) {
      for (AttributeDefinition definition : schema.attributes()) {
        Attribute attribute = attribute(object, operation, definition);
        if (attribute == null) {
          continue;
        }
        if (definition.exportOnly()) {
          writeOnly++;
        } else {
          attributes.add(attribute);
        }
      }
    }
    boolean isNew = operation == PendingOperation.ADD;
    return new PendingExport(
        operation,
        object.objectType().orElse(""),
        object.dn(isNew ? Image.TOP : Image.EXPORTED).orElseGet(object::dn),
        object.anchor().map(Object::toString).orElse(""),
        List.copyOf(attributes),
        writeOnly);
  }

  private static @Nullable Attribute attribute(
      ConnectorSpaceObject object, PendingOperation operation, AttributeDefinition definition) {
    String name = definition.name();
    boolean isName = definition.slot() == SpaceSchema.DN_SLOT;
    if (isName && operation == PendingOperation.ADD) {
      return null; // it is told with the object
    }
    // A new object of the same name gets everything; its name alone may stay.
    boolean fromNothing = operation == PendingOperation.DELETE_ADD && !isName;
    List<Object> before = fromNothing ? List.of() : object.values(name, Image.EXPORTED);
    List<Object> after = object.values(name, Image.TOP);
    List<String> added = texts(after, before);
    List<String> removed = texts(before, after);
    if (added.isEmpty() && removed.isEmpty()) {
      return null;
    }
    PendingOperation change =
        before.isEmpty()
            ? PendingOperation.ADD
            : after.isEmpty() ? PendingOperation.DELETE : PendingOperation.UPDATE;
    return new Attribute(change, name, added, removed);
  }

  private static List<String> texts(List<Object> values, List<Object> without) {
    Set<Object> excluded = new HashSet<>(without);
    return values.stream()
        .filter(value -> !excluded.contains(value))
        .flatMap(value -> ValueText.format(value).stream())
        .toList();
  }
}
