/**
 * The values that expressions read and produce, as plain immutable Java types.
 *
 * <table>
 *   <caption>Types of the language and their Java types</caption>
 *   <tr><th>type</th><th>Java type</th></tr>
 *   <tr><td>str</td><td>{@link java.lang.String}</td></tr>
 *   <tr><td>num</td><td>{@link java.lang.Long}</td></tr>
 *   <tr><td>bool</td><td>{@link java.lang.Boolean}</td></tr>
 *   <tr><td>bin</td><td>{@link org.aadsync.expressions.value.ByteString}</td></tr>
 *   <tr><td>dt</td><td>{@link java.time.Instant}</td></tr>
 *   <tr><td>ref</td><td>{@link org.aadsync.expressions.value.Reference}</td></tr>
 *   <tr><td>mvstr, mvnum, mvbin, mvref</td>
 *       <td>{@link com.google.common.collect.ImmutableList} of the above, in order</td></tr>
 *   <tr><td>NULL, an absent attribute</td><td>{@code null}</td></tr>
 * </table>
 *
 * <p>All types here are immutable and safe to share between threads.
 */
@NullMarked
package org.aadsync.expressions.value;

import org.jspecify.annotations.NullMarked;
