package org.aadsync.core.internal.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that records have for the attributes of one space. A number stands for a name with
 * its type for ever: an attribute that vanished and comes back gets another one, so that values
 * from before do not come back with it.
 */
final class AttributeNumbers {
  private static final int NONE = -1;

  private final SpaceSchema schema;
  private final List<Entry> entries = new ArrayList<>();
  private final int[] numbers;

  /**
   * An attribute of some time.
   *
   * @param attribute the attribute that it is now, or null
   */
  private record Entry(
      String name,
      AttributeType type,
      boolean multiValued,
      @Nullable AttributeDefinition attribute) {}

  AttributeNumbers(SpaceSchema schema) {
    this.schema = schema;
    this.numbers = new int[schema.attributes().size()];
    Arrays.fill(numbers, NONE);
  }

  /** Returns the number of the attribute in {@code slot}. */
  int number(int slot) {
    if (numbers[slot] == NONE) {
      AttributeDefinition attribute = schema.attribute(slot);
      add(new Entry(attribute.name(), attribute.type(), attribute.multiValued(), attribute));
    }
    return numbers[slot];
  }

  private void add(Entry entry) {
    if (entry.attribute() != null) {
      numbers[entry.attribute().slot()] = entries.size();
    }
    entries.add(entry);
  }

  /** Returns the attribute that has a number, or null if it is there no more. */
  @Nullable AttributeDefinition attribute(RecordReader reader, long number) {
    if (number < 0 || number >= entries.size()) {
      throw reader.damaged("there is no attribute number " + number);
    }
    return entries.get((int) number).attribute();
  }

  void write(RecordWriter writer) {
    writer.varint(entries.size());
    for (Entry entry : entries) {
      writer.text(entry.name());
      writer.u8(entry.type().ordinal());
      writer.bool(entry.multiValued());
      writer.bool(entry.attribute() != null);
    }
  }

  /**
   * Reads the numbers.
   *
   * @param space name of the space, for notes
   * @param notes gets a line for every attribute whose values are lost
   */
  void read(RecordReader reader, String space, List<String> notes) {
    for (int left = reader.count(); left > 0; left--) {
      String name = reader.text();
      int ordinal = reader.u8();
      if (ordinal >= AttributeType.values().length) {
        throw reader.damaged("attribute " + name + " has type " + ordinal);
      }
      AttributeType type = AttributeType.values()[ordinal];
      boolean multiValued = reader.bool();
      boolean inUse = reader.bool();
      AttributeDefinition now = inUse ? schema.find(name) : null;
      if (inUse && now == null) {
        notes.add(space + ": attribute " + name + " is not selected any more, its values are gone");
      } else if (now != null && (now.type() != type || now.multiValued() != multiValued)) {
        notes.add(
            space
                + ": attribute "
                + name
                + " was "
                + title(type, multiValued)
                + " and is "
                + title(now.type(), now.multiValued())
                + ", its values are gone until the next full import");
        now = null;
      }
      add(new Entry(name, type, multiValued, now));
    }
  }

  private static String title(AttributeType type, boolean multiValued) {
    return type.name().toLowerCase(Locale.ROOT)
        + (multiValued ? ", multi-valued" : ", single-valued");
  }
}
