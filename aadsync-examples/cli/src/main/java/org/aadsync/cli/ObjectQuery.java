package org.aadsync.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.table.ValueText;

/**
 * Asks for objects by what they have: {@code NAME=PATTERN}, where NAME is an attribute or {@code
 * dn}, {@code anchor}, {@code id}, {@code type}, {@code error}. Nobody can ask for an attribute
 * that can only be written.
 */
final class ObjectQuery {
  private static final List<String> NO_ATTRIBUTES = List.of("dn", "anchor", "id", "type", "error");

  private final String name;
  private final Wildcards pattern;

  private ObjectQuery(String name, Wildcards pattern) {
    this.name = name;
    this.pattern = pattern;
  }

  /**
   * Reads an argument.
   *
   * @throws CommandFailure if it has another form
   */
  static ObjectQuery parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "a query is NAME=VALUE, such as displayName=Ma*, not '" + text + "'");
    }
    return new ObjectQuery(
        text.substring(0, equals).trim(), Wildcards.parse(text.substring(equals + 1)));
  }

  /** Returns the name that is asked for. */
  String name() {
    return name;
  }

  /** Returns whether the objects of a space with this schema can have what is asked for. */
  boolean isAbout(SpaceSchema schema) {
    AttributeDefinition attribute = schema.find(name);
    return isSpecial() || (attribute != null && !attribute.exportOnly());
  }

  private boolean isSpecial() {
    return NO_ATTRIBUTES.contains(special());
  }

  private String special() {
    return name.toLowerCase(Locale.ROOT);
  }

  boolean matches(ConnectorSpaceObject object) {
    Stream<String> special =
        switch (special()) {
          case "dn" -> Stream.of(object.dn());
          case "anchor" -> object.anchor().map(Object::toString).stream();
          case "id" -> Stream.of(object.id().toString());
          case "type" -> object.objectType().stream();
          case "error" -> object.errors().stream().map(ObjectError::code);
          default -> Stream.empty();
        };
    return special.anyMatch(pattern::matches)
        || matches(object.values(name, Image.TOP))
        || matches(object.values(name, Image.IMPORTED));
  }

  boolean matches(MetaverseObject object) {
    Stream<String> special =
        switch (special()) {
          case "id" -> Stream.of(object.id().toString());
          case "type" -> Stream.of(object.objectType());
          default -> Stream.empty();
        };
    return special.anyMatch(pattern::matches) || matches(object.values(name));
  }

  private boolean matches(List<Object> values) {
    return values.stream()
        .flatMap(value -> ValueText.format(value).stream())
        .anyMatch(pattern::matches);
  }
}
