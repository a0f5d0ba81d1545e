/**
 * The language of declarative provisioning expressions: parse, check, compile, evaluate.
 *
 * <p>{@link org.aadsync.expressions.ExpressionLanguage} is where to start:
 *
 * <ol>
 *   <li>{@link org.aadsync.expressions.ExpressionLanguage#parse parse} turns a text into an {@link
 *       org.aadsync.expressions.Expression}, with everything that can be said about it without a
 *       schema: {@link org.aadsync.expressions.Diagnostic findings}, and the attributes, parameters
 *       and functions that it names. Nothing in a text makes it throw.
 *   <li>{@link org.aadsync.expressions.ExpressionLanguage#compile compile} binds it to the
 *       attributes of one kind of object and gives a {@link org.aadsync.expressions.Program},
 *       unless a finding is an error.
 *   <li>{@link org.aadsync.expressions.Program#run run} computes the value for one object, which it
 *       sees through an {@link org.aadsync.expressions.EvaluationContext}.
 * </ol>
 *
 * <p>{@link org.aadsync.expressions.ExpressionFormatter} prints an expression in one canonical
 * form, {@link org.aadsync.expressions.explain} tells why it gives what it gives. {@link
 * org.aadsync.expressions.DiagnosticRenderer} shows a finding with the line and a mark under the
 * place. {@link org.aadsync.expressions.function.FunctionLibrary} lists the functions with their
 * documentation. {@link org.aadsync.expressions.table} runs tables of expressions.
 *
 * <p>Sources: <i>Understanding declarative provisioning expressions</i> and <i>Functions
 * reference</i> (Microsoft), and the rules that Azure AD Connect ships, where these show more.
 */
@NullMarked
package org.aadsync.expressions;

import org.jspecify.annotations.NullMarked;
