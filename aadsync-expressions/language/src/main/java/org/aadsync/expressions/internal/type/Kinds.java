package org.aadsync.expressions.internal.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.aadsync.expressions.value.ValueType;

/**
 * Sets of scalar types as bits of an {@code int}: cheap to test while an expression runs. The empty
 * set is what is known of NULL and of a call that never returns; it goes with every type.
 */
public final class Kinds {
  public static final int NONE = 0;
  public static final int STR = 1;
  public static final int NUM = 1 << 1;
  public static final int BOOL = 1 << 2;
  public static final int BIN = 1 << 3;
  public static final int DT = 1 << 4;
  public static final int REF = 1 << 5;
  public static final int ANY = STR | NUM | BOOL | BIN | DT | REF;

  /** What an attribute can hold. */
  public static final int STORABLE = ANY & ~DT;

  /** What can be a condition. */
  public static final int CONDITION = BOOL | NUM;

  private static final String[] NAMES = {"str", "num", "bool", "bin", "dt", "ref"};
  private static final String[] DESCRIPTIONS = {
    "text (str)",
    "a number (num)",
    "a Boolean (bool)",
    "bytes (bin)",
    "a date (dt)",
    "a reference (ref)"
  };

  private Kinds() {}

  /** Returns the kind of a scalar value; none if it is no value of the language. */
  public static int of(Object value) {
    if (value instanceof String) {
      return STR;
    }
    if (value instanceof Long) {
      return NUM;
    }
    return value instanceof Boolean ? BOOL : ofOther(value);
  }

  // Apart from the frequent ones, so that these are compiled to little code wherever they are
  // needed. The class of names comes before its interface, for which a test takes longer.
  private static int ofOther(Object value) {
    if (value instanceof ByteString) {
      return BIN;
    }
    if (value instanceof Instant) {
      return DT;
    }
    return value instanceof DistinguishedName || value instanceof Reference ? REF : NONE;
  }

  /** Returns the set that has just {@code type}. */
  public static int of(ValueType type) {
    return switch (type) {
      case STR -> STR;
      case NUM -> NUM;
      case BOOL -> BOOL;
      case BIN -> BIN;
      case DT -> DT;
      case REF -> REF;
    };
  }

  /** Returns the names of the types as the language writes them, such as {@code str}. */
  public static List<String> names(int kinds) {
    return pick(NAMES, kinds);
  }

  /** Returns the set in words, such as {@code text (str) or bytes (bin)}. */
  public static String describe(int kinds) {
    if (kinds == ANY) {
      return "a value";
    }
    if (kinds == NONE) {
      return "NULL";
    }
    List<String> words = pick(DESCRIPTIONS, kinds);
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static List<String> pick(String[] texts, int kinds) {
    List<String> picked = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      if ((kinds & (1 << i)) != 0) {
        picked.add(texts[i]);
      }
    }
    return picked;
  }
}
