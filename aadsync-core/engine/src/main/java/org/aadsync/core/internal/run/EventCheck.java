package org.aadsync.core.internal.run;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what no connector should report: objects without a name, values that are not of the
 * schema's types, names that would cost too much to keep. Everything behind it relies on the types.
 *
 * <p>Source of the names: <i>Management agent run error codes</i> (Microsoft).
 */
final class EventCheck {
  private static final int SHOWN = 100;

  /**
   * The longest anchor of one attribute, in characters (<i>Management agent run error codes</i>).
   */
  private static final int MAX_ANCHOR = 398;

  private final ConnectorSpace space;
  private final SpaceSchema schema;
  private final Partition partition;

  EventCheck(ConnectorSpace space, Partition partition) {
    this.space = space;
    this.schema = space.schema();
    this.partition = partition;
  }

  /** Returns {@code event}, or in its place a rejection. */
  ImportEvent check(ImportEvent event) {
    if (event instanceof ImportEvent.Full full) {
      ImportedObject object = full.object();
      return replaced(event, object.dn(), object.anchor(), problem(object));
    }
    if (event instanceof ImportEvent.Moved moved) {
      return replaced(event, moved.dn(), moved.anchor(), problemOfName(moved.dn()));
    }
    if (event instanceof ImportEvent.LeftScope left
        && left.dn() != null
        && problemOfName(left.dn()) != null) {
      return new ImportEvent.LeftScope(left.partition(), left.anchor()); // that it left is certain
    }
    if (event instanceof ImportEvent.Partial partial) {
      return replaced(event, null, partial.anchor(), problem(partial.changes()));
    }
    return event;
  }

  private static ImportEvent replaced(
      ImportEvent event, @Nullable String dn, Anchor anchor, @Nullable ConnectorError problem) {
    return problem == null
        ? event
        : new ImportEvent.Rejected(
            event.partition(), dn == null ? null : Ascii.truncate(dn, SHOWN, "…"), anchor, problem);
  }

  private @Nullable ConnectorError problem(ImportedObject object) {
    ConnectorError problem = problemOfName(object.dn());
    problem = problem == null ? problemOfAnchor(object.anchor()) : problem;
    problem = problem == null ? problemOfType(object.objectType()) : problem;
    return problem == null ? problem(object.values()) : problem;
  }

  private @Nullable ConnectorError problemOfName(String dn) {
    if (dn.isBlank()) {
      return new ConnectorError("missing-dn", null, "the object has no DN");
    }
    return space.isTooDeep(dn)
        ? new ConnectorError("invalid-dn", null, "the DN has more levels than a directory can have")
        : null;
  }

  private static @Nullable ConnectorError problemOfAnchor(Anchor anchor) {
    int length =
        anchor.value() instanceof ByteString bytes
            ? bytes.size()
            : anchor.value().toString().length();
    if (length == 0) {
      return new ConnectorError("missing-anchor-component", null, "the anchor is empty");
    }
    return length > MAX_ANCHOR
        ? new ConnectorError(
            "anchor-too-long",
            null,
            "the anchor has " + length + " characters or bytes; it may have " + MAX_ANCHOR)
        : null;
  }

  private @Nullable ConnectorError problemOfType(String objectType) {
    if (objectType.isBlank()) {
      return new ConnectorError("missing-object-class", null, "the object has no object type");
    }
    for (String selected : partition.objectClasses()) {
      if (selected.equalsIgnoreCase(objectType)) {
        return null;
      }
    }
    return new ConnectorError(
        "unmappable-object-type",
        null,
        "the object type "
            + Ascii.truncate(objectType, SHOWN, "…")
            + " is not selected for partition "
            + partition.displayName());
  }

  private @Nullable ConnectorError problem(AttributeSet values) {
    @Nullable ConnectorError[] found = {null};
    values.forEach(
        (value, slot) -> {
          if (found[0] == null) {
            found[0] =
                slot < schema.attributes().size()
                    ? problem(schema.attribute(slot), value)
                    : new ConnectorError(
                        "unexpected-error", null, "a value is in slot " + slot + ", not in use");
          }
        });
    return found[0];
  }

  private @Nullable ConnectorError problem(AttributeDefinition attribute, Object value) {
    if (!attribute.multiValued()) {
      return value instanceof ImmutableList<?> list
          ? new ConnectorError(
              "multi-single-mismatch",
              attribute.name(),
              list.size() + " values; the attribute has one")
          : problemOfValue(attribute, value);
    }
    return value instanceof ImmutableList<?> list && !list.isEmpty()
        ? problemOfValues(attribute, list)
        : invalid(attribute, value);
  }

  private @Nullable ConnectorError problemOfValues(AttributeDefinition attribute, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      ConnectorError problem = problemOfValue(attribute, values.get(i));
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable ConnectorError problemOfValue(AttributeDefinition attribute, Object value) {
    boolean fits =
        switch (attribute.type()) {
          case STRING -> value instanceof String;
          case NUMBER -> value instanceof Long;
          case BOOLEAN -> value instanceof Boolean;
          case BINARY -> value instanceof ByteString;
          case REFERENCE -> value instanceof Reference;
        };
    if (!fits) {
      return invalid(attribute, value);
    }
    return value instanceof Reference reference && space.isTooDeep(reference.dn())
        ? new ConnectorError(
            "invalid-reference-value",
            attribute.name(),
            "a reference is to a DN of more levels than a directory can have")
        : null;
  }

  /** Names the class, never the value: it may be a secret. */
  private static ConnectorError invalid(AttributeDefinition attribute, Object value) {
    return new ConnectorError(
        attribute.type() == AttributeType.REFERENCE
            ? "invalid-reference-value"
            : "invalid-attribute-value",
        attribute.name(),
        "the connector reported a "
            + value.getClass().getSimpleName()
            + "; expected "
            + (attribute.multiValued() ? "a list of " : "")
            + attribute.type().name().toLowerCase(Locale.ROOT));
  }

  private @Nullable ConnectorError problem(List<AttributeChange> changes) {
    for (AttributeChange change : changes) {
      AttributeDefinition attribute = change.attribute();
      int slot = attribute.slot();
      if (slot >= schema.attributes().size() || !schema.attribute(slot).equals(attribute)) {
        return new ConnectorError(
            "unexpected-error",
            attribute.name(),
            "the attribute is not one of the connector's schema");
      }
      ConnectorError problem =
          change instanceof AttributeChange.Replace replace
              ? problemOfReplacement(attribute, replace.values())
              : problemOfValues(attribute, ((AttributeChange.Delta) change).adds());
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable ConnectorError problemOfReplacement(
      AttributeDefinition attribute, List<Object> values) {
    return !attribute.multiValued() && values.size() > 1
        ? problem(attribute, ImmutableList.copyOf(values))
        : problemOfValues(attribute, values);
  }
}
