/**
 * Functions as declarations: everything that checking, evaluation, documentation and tests need to
 * know of a function, said once.
 *
 * <p>The functions of the language are declared with these types, and a host declares its own in
 * the same way:
 *
 * <pre>{@code
 * FunctionDeclaration reverse =
 *     FunctionDeclaration.named("Reverse", FunctionCategory.TEXT)
 *         .form(
 *             Overload.returning(TypeSet.STR)
 *                 .each("value", TypeSet.STR)
 *                 .does((String text) -> new StringBuilder(text).reverse().toString()))
 *         .documentation("Gives the characters of a text from the last to the first.")
 *         .source("Names in this organization")
 *         .example("Reverse(\"abc\")", "str", "cba")
 *         .build();
 * ExpressionLanguage language =
 *     ExpressionLanguage.with(
 *         FunctionLibrary.standard().with(reverse), ExpressionOptions.defaults());
 * }</pre>
 *
 * <p>Such a function runs for each value of a multi-valued argument, gives NULL for NULL, fails
 * with a type error for anything but text, and has its example in the reference.
 */
@NullMarked
package org.aadsync.expressions.function;

import org.jspecify.annotations.NullMarked;
