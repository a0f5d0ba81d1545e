package org.aadsync.expressions.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a method a test of every case in tables of expressions, in the format that {@link
 * org.aadsync.expressions.table.ExpressionTable} describes.
 *
 * <pre>{@code
 * class MailRulesTest {
 *   @ExpressionTableTest("mail-rules.tsv")
 *   void mailRules() {}
 * }
 * }</pre>
 *
 * <p>Each case is a test of its own, named by its line, its expression and what that must give. A
 * case that gives something else fails with the line of the table, the inputs, what was expected
 * and what came, and if that is an error, with a mark under its place. A line that is no case fails
 * too, and so does a table without cases.
 *
 * <p>The method runs after a case has passed. It may take the {@link
 * org.aadsync.expressions.table.RowResult} or the {@link org.aadsync.expressions.table.TableRow} as
 * a parameter, and test more of it; mostly it is empty.
 *
 * <p>Cases run in the language with its usual options, the clock stands at
 * 2024-02-29T12:34:56.789Z, and random numbers are the same in every run. A test class that wants
 * it otherwise implements {@link ExpressionTestSetup}.
 */
@Documented
@Target({ElementType.ANNOTATION_TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ExpressionTableExtension.class)
public @interface ExpressionTableTest {
  /**
   * Tables among the resources of the tests: a name beside the test class, or with a leading {@code
   * /} a name from the root of the class path.
   */
  String[] value() default {};

  /**
   * Tables in files; relative names start at the working directory of the tests. In a name, {@code
   * ${key}} stands for the configuration parameter of JUnit, or the system property, {@code key}.
   */
  String[] files() default {};
}
