package org.aadsync.expressions.value;

/**
 * One component of a distinguished name, as it was written.
 *
 * <p>Of a component with several pairs ({@code OU=Sales+CN=x}) this is the first pair.
 *
 * @param type the attribute type as written, such as {@code CN}
 * @param rawValue the value with its escapes, without the blanks around it
 */
public record Rdn(String type, String rawValue) {}
