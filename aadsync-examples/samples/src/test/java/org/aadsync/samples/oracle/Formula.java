package org.aadsync.samples.oracle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a rule, interpreted as spec/expressions.md says. A recursive descent parser that
 * makes closures; only what the real configuration uses is known.
 *
 * <p>Values: null (absent), {@link String}, {@link Long}, {@link Boolean}, {@link
 * java.nio.ByteBuffer}, {@link java.time.Instant}, and a {@link List} of these for a multi-valued
 * attribute.
 */
final class Formula {
  /** Results that are no values. */
  enum Signal {
    IGNORE,
    AUTHORITATIVE_NULL
  }

  /** What an expression can see. */
  interface Source {
    /** Returns {@code [name]}. */
    @Nullable Object attribute(String name);

    /** Returns {@code ImportedValue("name")}. */
    @Nullable Object imported(String name);

    /** Returns {@code ValueCount("name")}. */
    long count(String name);

    String parameter(String name);
  }

  /** One node, ready to run. */
  @FunctionalInterface
  interface Node {
    @Nullable Object run(Source source);
  }

  private final String text;
  private final List<String> tokens;
  private int next;

  private Formula(String text) {
    this.text = text;
    this.tokens = FormulaTokens.of(text);
  }

  private @Nullable Node root;

  static Formula parse(String text) {
    Formula formula = new Formula(text);
    formula.root = formula.logical();
    if (formula.next < formula.tokens.size()) {
      throw new AssertionError("left over in " + text + ": " + formula.peek());
    }
    return formula;
  }

  @Nullable Object evaluate(Source source) {
    if (root == null) {
      throw new AssertionError("not parsed: " + text);
    }
    return root.run(source);
  }

  @Override
  public String toString() {
    return text;
  }

  // logical = comparison { (&&|"||") comparison }: one level, left to right, short-circuit (3.1).
  private Node logical() {
    Node left = comparison();
    while (at("&&") || at("||")) {
      boolean and = take().equals("&&");
      Node first = left;
      Node second = comparison();
      left =
          source -> {
            boolean value = FormulaValues.truth(first.run(source));
            return value == and ? FormulaValues.truth(second.run(source)) : value;
          };
    }
    return left;
  }

  private Node comparison() {
    Node left = additive();
    while (at("=") || at(">")) {
      boolean equal = take().equals("=");
      Node first = left;
      Node second = additive();
      left =
          source ->
              equal
                  ? FormulaValues.equal(first.run(source), second.run(source))
                  : FormulaValues.greater(first.run(source), second.run(source));
    }
    return left;
  }

  private Node additive() {
    Node left = unary();
    while (at("&") || at("+")) {
      boolean concatenates = take().equals("&");
      Node first = left;
      Node second = unary();
      left =
          source ->
              concatenates
                  ? FormulaValues.concatenate(first.run(source), second.run(source))
                  : FormulaValues.add(first.run(source), second.run(source));
    }
    return left;
  }

  private Node unary() {
    if (at("-")) {
      take();
      Node operand = unary();
      return source -> -FormulaValues.number(operand.run(source));
    }
    return primary();
  }

  private Node primary() {
    String token = take();
    char first = token.charAt(0);
    if (first == '"') {
      // 2.1: "" is a quote, \\ is one backslash, any other backslash stays.
      String literal =
          token.substring(1, token.length() - 1).replace("\"\"", "\"").replace("\\\\", "\\");
      return source -> literal;
    }
    if (first == '[') {
      String name = token.substring(1, token.length() - 1);
      return source -> source.attribute(name);
    }
    if (first == '%') {
      String name = token.substring(1, token.length() - 1);
      return source -> source.parameter(name);
    }
    if (Character.isDigit(first)) {
      Long number = Long.valueOf(token);
      return source -> number;
    }
    if (token.startsWith("&H")) {
      Long number = Long.parseUnsignedLong(token.substring(2), 16);
      return source -> number;
    }
    if (first == '(') {
      Node inner = logical();
      expect(")");
      return inner;
    }
    return switch (token) {
      case "True" -> source -> true;
      case "False" -> source -> false;
      case "NULL" -> source -> null;
      case "IgnoreThisFlow" -> source -> Signal.IGNORE;
      case "AuthoritativeNull" -> source -> Signal.AUTHORITATIVE_NULL;
      default -> call(token);
    };
  }

  private Node call(String name) {
    expect("(");
    List<Node> arguments = new ArrayList<>();
    if (!at(")")) {
      arguments.add(logical());
      while (at(",")) {
        take();
        arguments.add(logical());
      }
    }
    expect(")");
    return switch (name) {
      // Only the branch taken is evaluated (section 8).
      case "IIF" ->
          source ->
              FormulaValues.truth(arguments.get(0).run(source))
                  ? arguments.get(1).run(source)
                  : arguments.get(2).run(source);
      case "ImportedValue" -> source -> source.imported(named(arguments, source));
      case "ValueCount" -> source -> source.count(named(arguments, source));
      default ->
          source -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (Node argument : arguments) {
              values.add(argument.run(source));
            }
            return FormulaFunctions.call(name, values);
          };
    };
  }

  private static String named(List<Node> arguments, Source source) {
    return FormulaValues.text(arguments.get(0).run(source));
  }

  private String peek() {
    return tokens.get(next);
  }

  private boolean at(String token) {
    return next < tokens.size() && peek().equals(token);
  }

  private String take() {
    if (next == tokens.size()) {
      throw new AssertionError("ends too early: " + text);
    }
    return tokens.get(next++);
  }

  private void expect(String token) {
    if (!at(token)) {
      throw new AssertionError("expected " + token + " at token " + next + " of " + text);
    }
    next++;
  }
}
