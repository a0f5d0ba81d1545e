package org.aadsync.expressions.table;

import java.util.List;

/**
 * A case: an expression, what it reads, and what it must give.
 *
 * @param line the line of the file, from 1
 * @param expression the text of the expression
 * @param expected the outcome that it must have
 * @param source where the case comes from; may be empty
 * @param inputs the attributes and parameters that it finds
 */
public record TableRow(
    int line, String expression, Expected expected, String source, List<Input> inputs) {

  /** Makes a defensive copy of the inputs. */
  public TableRow {
    inputs = List.copyOf(inputs);
  }

  /** What a case must give. */
  public sealed interface Expected {
    /** Returns it for messages, such as {@code str "abc"}, {@code null} or {@code error type}. */
    String toText();

    /** A value of exactly this type and text. */
    record Value(Object value) implements Expected {
      @Override
      public String toText() {
        return ValueText.describe(value);
      }
    }

    /** {@code null}, {@code ignore} or {@code authnull}. */
    record Outcome(String name) implements Expected {
      @Override
      public String toText() {
        return name;
      }
    }

    /**
     * A failure when compiling or evaluating.
     *
     * @param kind {@code any}, {@code argument}, {@code type}, {@code overflow}, {@code limit},
     *     {@code parse} or {@code custom:} and the message
     */
    record Error(String kind) implements Expected {
      @Override
      public String toText() {
        return "error " + kind;
      }
    }
  }
}
