package org.aadsync.core.rules;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Converts what a flow gives to the type and multiplicity of its target. This happens once, at the
 * end of a flow; inside expressions nothing converts by itself. Immutable and thread-safe.
 *
 * <p>Numbers, Booleans and byte strings become text, text becomes a number or a Boolean if it
 * spells one; nothing else converts. {@code ""}, empty byte strings and sets without values are
 * NULL, within sets they are left out. Surrogates without their partner are dropped, because they
 * cannot be encoded. Exact duplicates in a set collapse.
 */
final class FlowConverter {
  private static final int FEW = 12;

  private final AttributeDefinition target;
  private final int maxLength;
  private final boolean ownsTarget;

  /**
   * Makes a converter.
   *
   * @param target the attribute that values flow to
   * @param maxLength how long text may be, in UTF-16 code units
   * @param ownsTarget whether the target has no values but converted ones, as the metaverse; a
   *     connector space has others, which were imported
   */
  FlowConverter(AttributeDefinition target, int maxLength, boolean ownsTarget) {
    this.target = target;
    this.maxLength = maxLength;
    this.ownsTarget = ownsTarget;
  }

  AttributeDefinition target() {
    return target;
  }

  /**
   * Converts a value.
   *
   * @param value a scalar or an {@link ImmutableList} of scalars
   * @param distinct whether the elements of a list are known to differ from each other
   * @return what the target holds, or null for NULL; the argument itself where nothing changes
   * @throws FlowException if the value does not fit
   */
  @Nullable Object convert(Object value, boolean distinct) {
    return convert(value, distinct, null);
  }

  /**
   * Converts a value as {@link #convert(Object, boolean)} does.
   *
   * @param held what the target holds, or null: if that is what conversion gave before, text need
   *     not be looked through again, which is what conversion takes time for; its type is right
   *     whatever it was before, since a state gives no others to an engine
   */
  @Nullable Object convert(Object value, boolean distinct, @Nullable Object held) {
    if (held == null || !isHeld(value, held)) {
      return convertOther(value, distinct, false);
    }
    return maxLength == Integer.MAX_VALUE ? held : convertOther(held, distinct, true);
  }

  /**
   * Returns whether the target holds the value because conversion gave it. What a directory holds
   * may be equal without that, but not be the same but for text without characters.
   */
  private boolean isHeld(Object value, Object held) {
    if (value == held) {
      return ownsTarget || !"".equals(value);
    }
    if (!ownsTarget) {
      return false;
    }
    if (value instanceof String text) {
      return text.equals(held);
    }
    return value instanceof ImmutableList<?> && value.equals(held);
  }

  /**
   * Converts a value.
   *
   * @param seen whether conversion gave it itself
   */
  private @Nullable Object convertOther(Object value, boolean distinct, boolean seen) {
    if (value instanceof ImmutableList<?> list) {
      return convertList(list, distinct, seen);
    }
    // A test for an interface, if it fails, takes longer than all the rest.
    if (!isScalar(value) && value instanceof List<?> references) {
      return convertReferences(references);
    }
    Object scalar = scalar(value, seen);
    return scalar == null || !target.multiValued() ? scalar : ImmutableList.of(scalar);
  }

  /** Returns whether a value is of one of the most frequent classes of scalars. */
  private static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof ByteString;
  }

  /** Many references are not looked at one by one where they flow as they are. */
  private @Nullable Object convertReferences(List<?> references) {
    return target.multiValued() && target.type() == AttributeType.REFERENCE
        ? references
        : convertList(ImmutableList.copyOf(references), true, false);
  }

  private @Nullable Object convertList(ImmutableList<?> list, boolean distinct, boolean seen) {
    ImmutableList<?> converted = list;
    if (changes(list, seen) || (!distinct && !seen && hasDuplicates(list))) {
      Set<Object> values = new LinkedHashSet<>();
      for (Object element : list) {
        Object scalar = scalar(element, false);
        if (scalar != null) {
          values.add(scalar);
        }
      }
      converted = ImmutableList.copyOf(values);
    }
    if (converted.isEmpty()) {
      return null;
    }
    if (target.multiValued()) {
      return converted;
    }
    if (converted.size() > 1) {
      throw new FlowException(
          "flow-multi-values-to-single-value",
          target.name() + " takes one value, the flow gives " + converted.size(),
          null);
    }
    return converted.get(0);
  }

  private boolean changes(List<?> list, boolean seen) {
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (scalar(element, seen) != element) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDuplicates(List<?> list) {
    if (list.size() > FEW) {
      return new HashSet<>(list).size() < list.size();
    }
    for (int i = 1; i < list.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (list.get(i).equals(list.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns {@code value} as the target's type, null for a value that counts as none.
   *
   * @param seen whether conversion gave it itself
   */
  private @Nullable Object scalar(Object value, boolean seen) {
    return switch (target.type()) {
      case STRING -> string(value, seen);
      case NUMBER -> value instanceof Long ? value : number(value);
      case BOOLEAN -> value instanceof Boolean ? value : bool(value);
      case BINARY -> bytes(value);
      case REFERENCE -> value instanceof Reference ? value : emptyOrMismatch(value);
    };
  }

  private @Nullable String string(Object value, boolean seen) {
    String text;
    if (value instanceof String string) {
      text = seen ? string : withoutLoneSurrogates(string);
    } else if (value instanceof Long number) {
      text = number.toString();
    } else if (value instanceof Boolean bool) {
      text = bool ? "True" : "False";
    } else if (value instanceof ByteString bytes) {
      text = bytes.toBase64();
    } else {
      throw mismatch(value);
    }
    if (text.length() > maxLength) {
      throw new FlowException(
          "mv-constraint-violation",
          target.name()
              + " is indexable and takes at most "
              + maxLength
              + " UTF-16 code units, the flow gives "
              + text.length(),
          null);
    }
    return text.isEmpty() ? null : text;
  }

  private @Nullable Long number(Object value) {
    if (!(value instanceof String text)) {
      throw mismatch(value);
    }
    String digits = InvariantText.trim(text);
    if (digits.isEmpty()) {
      return null;
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw mismatch(text);
    }
  }

  private @Nullable Object bytes(Object value) {
    if (value instanceof ByteString bytes) {
      return bytes.size() == 0 ? null : bytes;
    }
    return emptyOrMismatch(value);
  }

  private @Nullable Boolean bool(Object value) {
    if (!(value instanceof String text)) {
      throw mismatch(value);
    }
    String word = InvariantText.trim(text);
    if (InvariantText.equalsIgnoreCase(word, "True")) {
      return Boolean.TRUE;
    }
    if (InvariantText.equalsIgnoreCase(word, "False")) {
      return Boolean.FALSE;
    }
    if (word.isEmpty()) {
      return null;
    }
    throw mismatch(text);
  }

  /** Returns null for text that counts as no value; any other value is of the wrong type. */
  private @Nullable Object emptyOrMismatch(Object value) {
    if (value instanceof String text && text.isEmpty()) {
      return null;
    }
    throw mismatch(value);
  }

  private FlowException mismatch(Object value) {
    boolean spelling =
        value instanceof String
            && (target.type() == AttributeType.NUMBER || target.type() == AttributeType.BOOLEAN);
    String found = spelling ? "text that spells none" : typeName(value);
    return new FlowException(
        "cs-attribute-type-mismatch",
        target.name()
            + " takes "
            + article(target.type())
            + ", the flow gives "
            + found
            + (target.type() == AttributeType.REFERENCE && value instanceof String
                ? " (CRef makes a reference of text)"
                : ""),
        null);
  }

  private static String typeName(Object value) {
    if (value instanceof String) {
      return "text";
    }
    if (value instanceof Long) {
      return "a number";
    }
    if (value instanceof Boolean) {
      return "a Boolean";
    }
    if (value instanceof ByteString) {
      return "a byte string";
    }
    return value instanceof Reference
        ? "a reference"
        : "a date (FormatDateTime and NumFromDate make a value of it that can be stored)";
  }

  static String article(AttributeType type) {
    return switch (type) {
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a Boolean";
      case BINARY -> "a byte string";
      case REFERENCE -> "a reference";
    };
  }

  /** Returns {@code text} without surrogates that have no partner; itself if there is none. */
  static String withoutLoneSurrogates(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (isPair(text, i)) {
          i++;
        } else {
          return dropLoneSurrogates(text);
        }
      }
    }
    return text;
  }

  private static String dropLoneSurrogates(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (isPair(text, i)) {
        kept.append(unit).append(text.charAt(++i));
      } else if (!Character.isSurrogate(unit)) {
        kept.append(unit);
      }
    }
    return kept.toString();
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }
}
