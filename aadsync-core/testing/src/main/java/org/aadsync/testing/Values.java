package org.aadsync.testing;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;

/**
 * How stories write values: bytes as the text that they spell in UTF-8, references as the DN of a
 * connector-space object or the display name of a metaverse object, numbers as int or long.
 */
public final class Values {
  private Values() {}

  /** Returns a value as stories write it, for comparisons. */
  public static Object shown(Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof ByteString bytes) {
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
    if (value instanceof MetaverseObject object) {
      List<Object> names = object.values("displayName");
      return names.isEmpty() ? object.id().toString() : names.get(0);
    }
    return value instanceof Reference reference ? reference.dn() : value;
  }

  /** As {@link #shown(Object)}, for each. */
  public static List<Object> shown(Collection<?> values) {
    return values.stream().map(Values::shown).toList();
  }

  /** Returns bytes with the text in UTF-8. */
  public static ByteString bytes(String text) {
    return ByteString.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what a story wrote as a directory stores it; a reference to a DN is its text. */
  public static Object stored(AttributeType type, Object written) {
    if (written instanceof Integer number) {
      return number.longValue();
    }
    return type == AttributeType.BINARY && written instanceof String text ? bytes(text) : written;
  }
}
