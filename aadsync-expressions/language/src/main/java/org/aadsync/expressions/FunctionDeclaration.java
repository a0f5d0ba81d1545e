package org.aadsync.expressions;

import java.util.List;

/** What is to be known of a function. Immutable and thread-safe. */
public interface FunctionDeclaration {
  /** Returns the name, in the case in which it must be written. */
  String name();

  /** Returns the group that it belongs to. */
  FunctionCategory category();

  /**
   * Returns its forms, such as {@code num InStr(str check, str match, num start)}. {@code mvstr}
   * stands for several texts, {@code mv} for several values of any type, {@code var} for any value,
   * {@code exp} for a condition.
   */
  List<String> signatures();

  /** Returns what it does, in sentences. */
  String documentation();

  /** Returns what it does with NULL. */
  String nullBehaviour();

  /** Returns the title of the document that the rule comes from. */
  String source();

  /** Returns whether the same arguments always give the same result. */
  boolean isDeterministic();

  /** Returns whether some arguments are evaluated only when they are needed. */
  boolean isLazy();

  /** Returns calls with their results. */
  List<Example> examples();

  /**
   * A call with its result, in the columns of a table of expressions.
   *
   * @param expression the call
   * @param type the type of the result, such as {@code str}
   * @param value the result
   * @param inputs the attributes and parameters that it reads, such as {@code mail=a@b}
   */
  record Example(String expression, String type, String value, String inputs) {}
}
