package org.aadsync.expressions.table;

/**
 * A value that an expression finds: of an attribute, or of a parameter.
 *
 * @param isParameter whether it is a parameter
 * @param name the name, without brackets or percent signs
 * @param value the value; a {@link String} for a parameter
 */
public record Input(boolean isParameter, String name, Object value) {

  /**
   * Parses {@code name[:type]=value} (an attribute; {@code str} without a type) or {@code
   * %name%=value} (a parameter). In the value {@code \\}, {@code \t}, {@code \n}, {@code \r} and
   * {@code \}{@code uXXXX} are decoded; the values of a multi-value are separated by {@code |}.
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
    String type = colon < 0 ? "str" : left.substring(colon + 1);
    String name = Escapes.decode(colon < 0 ? left : left.substring(0, colon));
    boolean parameter = name.length() > 2 && name.startsWith("%") && name.endsWith("%");
    if (name.isEmpty()) {
      throw new TableSyntaxException("there is no name before ':' in '" + text + "'");
    }
    if (parameter && !type.equals("str")) {
      throw new TableSyntaxException("the parameter " + name + " can only be of type str");
    }
    return new Input(
        parameter,
        parameter ? name.substring(1, name.length() - 1) : name,
        ValueText.parse(type, value));
  }
}
