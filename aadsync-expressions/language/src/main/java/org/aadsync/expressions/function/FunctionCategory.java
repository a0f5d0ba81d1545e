package org.aadsync.expressions.function;

/** The groups in which the functions reference lists functions. */
public enum FunctionCategory {
  CONVERSION("Conversion"),
  DATE_TIME("Date / Time"),
  DIRECTORY("Directory"),
  EVALUATION("Evaluation"),
  MATH("Math"),
  MULTI_VALUED("Multi-valued"),
  PROGRAM_FLOW("Program flow"),
  TEXT("Text"),
  CERTIFICATE("Certificate"),
  SOURCE_ACCESS("Source access");

  private final String title;

  FunctionCategory(String title) {
    this.title = title;
  }

  /** Returns the name of the category as the functions reference prints it. */
  public String title() {
    return title;
  }
}
