/**
 * Measures the expression language beside other engines and beside Java written by hand. No part of
 * the product; only profile {@code benchmarks} builds it.
 *
 * <pre>
 * mvn -q -P benchmarks -DskipTests -pl :aadsync-benchmarks -am package
 * java -jar aadsync-examples/benchmarks/target/aadsync-benchmarks.jar
 * </pre>
 *
 * <p>prints all tables; {@link Main} says how to print single ones. Absolute times depend on the
 * machine and on what else it does: only ratios within one table mean anything.
 */
@NullMarked
package org.aadsync.benchmarks;

import org.jspecify.annotations.NullMarked;
