package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** Writes and reads values of attributes. */
final class ValueCodec {
  private static final int TEXT = 0;
  private static final int NUMBER = 1;
  private static final int FALSE = 2;
  private static final int TRUE = 3;
  private static final int BYTES = 4;
  private static final int CONNECTOR_SPACE_OBJECT = 5;
  private static final int METAVERSE_OBJECT = 6;
  private static final int NAME = 7;
  private static final int LIST = 8;
  private static final int SAME = 9;

  /** A long list, as {@link SegmentWriter} writes it. */
  static final int SEGMENTED = 10;

  /** Of each attribute so many different texts are remembered for sharing. */
  private static final int SHARED_TEXTS = 2_048;

  private ValueCodec() {}

  /**
   * Writes the values of an object.
   *
   * @param base values that were written before and whose equals are only mentioned; or null
   * @param segments writes the long lists of the object
   */
  static void write(
      RecordWriter writer,
      AttributeSet values,
      @Nullable AttributeSet base,
      AttributeNumbers numbers,
      References references,
      SegmentWriter segments) {
    writer.varint(values.size());
    values.forEach(
        (value, slot) -> {
          writer.varint(numbers.number(slot));
          if (base != null && value.equals(base.get(slot))) {
            writer.u8(SAME);
          } else if (!(value instanceof LargeValues list) || !segments.write(writer, list)) {
            write(writer, value, references);
          }
        });
  }

  /** Writes one value as a whole. */
  static void write(RecordWriter writer, Object value, References references) {
    if (value instanceof String text) {
      writer.u8(TEXT);
      writer.text(text);
    } else if (value instanceof Long number) {
      writer.u8(NUMBER);
      writer.number(number);
    } else if (value instanceof Boolean bool) {
      writer.u8(bool ? TRUE : FALSE);
    } else if (value instanceof ByteString bytes) {
      writer.u8(BYTES);
      writer.bytes(bytes.toByteArray());
    } else if (value instanceof CsObject object) {
      writer.u8(CONNECTOR_SPACE_OBJECT);
      writer.varint(references.number(object));
    } else if (value instanceof MvObject object) {
      writer.u8(METAVERSE_OBJECT);
      writer.varint(references.number(object));
    } else if (value instanceof DistinguishedName name) {
      writer.u8(NAME);
      writer.text(name.dn());
    } else if (value instanceof List<?> list) {
      writer.u8(LIST);
      writer.varint(list.size());
      list.forEach(element -> write(writer, element, references));
    } else {
      throw new IllegalStateException("no attribute holds a " + value.getClass().getName());
    }
  }

  /** Reads values of objects. */
  static final class Reader {
    private final AttributeNumbers numbers;
    private final ReferenceReader references;
    private final SegmentReader segments;
    private final Consumer<Object> leftOut;
    private final Map<AttributeDefinition, Map<String, String>> shared = new HashMap<>();

    /** Finds what a reference refers to. */
    interface ReferenceReader {
      /** Returns the object; {@code inMetaverse} tells of which kind it is. */
      @Nullable Object find(RecordReader reader, boolean inMetaverse, long number);
    }

    /**
     * Makes a reader.
     *
     * @param references finds objects
     * @param segments puts long lists together
     * @param leftOut gets the references, one or a list, of attributes that are there no more
     */
    Reader(
        AttributeNumbers numbers,
        ReferenceReader references,
        SegmentReader segments,
        Consumer<Object> leftOut) {
      this.numbers = numbers;
      this.references = references;
      this.segments = segments;
      this.leftOut = leftOut;
    }

    /** Reads the values of an object; those of attributes that are there no more are left out. */
    AttributeSet read(RecordReader reader, @Nullable AttributeSet base) {
      return read(reader, base, true);
    }

    /** Reads what is kept by attribute and need not be of the attribute's type. */
    AttributeSet readNotes(RecordReader reader) {
      return read(reader, null, false);
    }

    private AttributeSet read(RecordReader reader, @Nullable AttributeSet base, boolean typed) {
      int count = reader.count();
      if (count == 0) {
        return AttributeSet.empty();
      }
      AttributeSet.Builder builder = AttributeSet.builder();
      for (int left = count; left > 0; left--) {
        AttributeDefinition attribute = numbers.attribute(reader, reader.varint());
        int tag = reader.u8();
        if (tag != SAME) {
          Object value = value(reader, tag);
          if (attribute != null && value != null) {
            if (typed) {
              check(reader, attribute, value);
            }
            builder.set(attribute.slot(), share(attribute, value));
          } else if (value != null) {
            leaveOut(value);
          }
        } else if (base == null) {
          throw reader.damaged("a value equals none");
        } else if (attribute != null) {
          builder.set(attribute.slot(), base.get(attribute.slot()));
        }
      }
      return builder.build();
    }

    /** Notes that a value was read that its object does not have any more. */
    void leaveOut(Object value) {
      Object scalar = value instanceof List<?> list ? list.get(0) : value;
      if (scalar instanceof Reference) {
        leftOut.accept(value);
      }
    }

    /** Reads one value; null if it was a reference to what is there no more. */
    @Nullable Object read(RecordReader reader) {
      return value(reader, reader.u8());
    }

    private @Nullable Object value(RecordReader reader, int tag) {
      return switch (tag) {
        case TEXT -> reader.text();
        case NUMBER -> reader.number();
        case FALSE -> false;
        case TRUE -> true;
        case BYTES -> ByteString.copyOf(reader.bytes());
        case CONNECTOR_SPACE_OBJECT -> references.find(reader, false, reader.varint());
        case METAVERSE_OBJECT -> references.find(reader, true, reader.varint());
        case NAME -> name(reader);
        case LIST -> list(reader);
        case SEGMENTED -> segments.value(reader, this::read);
        default -> throw reader.damaged("a value is of kind " + tag);
      };
    }

    private static Object name(RecordReader reader) {
      try {
        return DistinguishedName.parse(reader.text());
      } catch (IllegalArgumentException e) {
        throw reader.damaged("a name is none");
      }
    }

    private @Nullable Object list(RecordReader reader) {
      int count = reader.count();
      ImmutableList.Builder<Object> list = ImmutableList.builderWithExpectedSize(count);
      for (int left = count; left > 0; left--) {
        int tag = reader.u8();
        if (tag == LIST || tag == SEGMENTED) {
          throw reader.damaged("a list is in a list");
        }
        Object element = value(reader, tag);
        if (element != null) {
          list.add(element);
        }
      }
      ImmutableList<Object> read = list.build();
      if (read.isEmpty()) {
        return null;
      }
      return read.get(0) instanceof Reference ? LargeValues.of(read) : read;
    }

    private static void check(RecordReader reader, AttributeDefinition attribute, Object value) {
      boolean isList = value instanceof List;
      Object scalar = value instanceof List<?> list ? list.get(0) : value;
      if (isList != attribute.multiValued() || !fits(attribute.type(), scalar)) {
        throw reader.damaged("attribute " + attribute.name() + " has a value of another type");
      }
    }

    private static boolean fits(AttributeType type, Object scalar) {
      return switch (type) {
        case STRING -> scalar instanceof String;
        case NUMBER -> scalar instanceof Long;
        case BOOLEAN -> scalar instanceof Boolean;
        case BINARY -> scalar instanceof ByteString;
        case REFERENCE ->
            scalar instanceof CsObject
                || scalar instanceof MvObject
                || scalar instanceof DistinguishedName;
      };
    }

    private Object share(AttributeDefinition attribute, Object value) {
      if (!(value instanceof String text)) {
        return value;
      }
      Map<String, String> known = shared.computeIfAbsent(attribute, a -> new HashMap<>());
      String first = known.get(text);
      if (first != null) {
        return first;
      }
      if (known.size() < SHARED_TEXTS) {
        known.put(text, text);
      }
      return value;
    }
  }
}
