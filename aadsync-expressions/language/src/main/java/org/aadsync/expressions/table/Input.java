package org.aadsync.expressions.table;

import java.util.List;

/**
 * A value that an expression finds: of an attribute, of a parameter, or of the clock.
 *
 * @param isParameter whether it is a parameter
 * @param name the name, without brackets or percent signs; {@link #CLOCK} for the clock
 * @param value the value; a {@link String} for a parameter, an {@link java.time.Instant} for the
 *     clock
 */
public record Input(boolean isParameter, String name, Object value) {
  /** The name of the input that sets the clock: the call that reads it. */
  public static final String CLOCK = "Now()";

  /** Returns whether it is the time that {@code Now} gives. */
  public boolean isClock() {
    return !isParameter && name.equals(CLOCK);
  }

  /** Returns the input as {@link #parse} reads it. */
  public String toText() {
    String type = ValueText.typeName(value);
    List<String> pieces =
        ValueText.format(value).stream().map(piece -> Escapes.encode(piece, ";|")).toList();
    return (isParameter ? "%" + name + "%" : Escapes.encode(name, ";:="))
        + (type.equals("str") ? "" : ":" + type)
        + "="
        + String.join("|", pieces);
  }

  /**
   * Parses {@code name[:type]=value} (an attribute; {@code str} without a type), {@code
   * %name%=value} (a parameter) or {@code Now()=value} (the clock, in ISO 8601). In the value
   * {@code \\}, {@code \t}, {@code \n}, {@code \r} and {@code \}{@code uXXXX} are decoded; the
   * values of a multi-value are separated by {@code |}.
   *
   * @throws TableSyntaxException if {@code text} is neither
   */
  public static Input parse(String text) throws TableSyntaxException {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw new TableSyntaxException(
          "expected name=value, name:type=value or %name%=value, found '" + text + "'");
    }
    String left = text.substring(0, equals);
    String value = text.substring(equals + 1);
    int colon = left.lastIndexOf(':');
    String name = Escapes.decode(colon < 0 ? left : left.substring(0, colon));
    boolean clock = name.equals(CLOCK);
    String type = colon >= 0 ? left.substring(colon + 1) : clock ? "dt" : "str";
    boolean parameter = name.length() > 2 && name.startsWith("%") && name.endsWith("%");
    if (name.isEmpty()) {
      throw new TableSyntaxException("there is no name before ':' in '" + text + "'");
    }
    if (parameter && !type.equals("str")) {
      throw new TableSyntaxException("the parameter " + name + " can only be of type str");
    }
    if (clock && !type.equals("dt")) {
      throw new TableSyntaxException("the time of " + CLOCK + " can only be of type dt");
    }
    return new Input(
        parameter,
        parameter ? name.substring(1, name.length() - 1) : name,
        ValueText.parse(type, value));
  }
}
