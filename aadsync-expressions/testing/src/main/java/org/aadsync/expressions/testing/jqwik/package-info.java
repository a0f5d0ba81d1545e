/**
 * Arbitraries for jqwik: values, objects, well-typed expressions. Needs {@code jqwik-api}.
 *
 * <p>{@link org.aadsync.expressions.testing.jqwik.ExpressionArbitraries} is where to start. For a
 * law that every expression obeys:
 *
 * <pre>{@code
 * private static final ExpressionArbitraries ANY =
 *     ExpressionArbitraries.of(ExpressionLanguage.standard());
 *
 * @Provide
 * Arbitrary<String> expressions() {
 *   return ANY.wellTyped();
 * }
 *
 * @Provide
 * Arbitrary<SourceObject> objects() {
 *   return ANY.objects();
 * }
 *
 * @Property
 * void law(@ForAll("expressions") String text, @ForAll("objects") SourceObject object) {
 *   Program program = language.compile(language.parse(text), object).program();
 *   FlowResult result = program.evaluate(object.context());
 *   ...
 * }
 * }</pre>
 */
@NullMarked
package org.aadsync.expressions.testing.jqwik;

import org.jspecify.annotations.NullMarked;
