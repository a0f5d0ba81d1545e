package org.aadsync.expressions.value;

import org.aadsync.expressions.text.InvariantText;

/**
 * A distinguished name (RFC 4514) as text: compared by its normalised form, shown as it was given.
 */
public final class DistinguishedName implements Reference {
  private final String text;

  private DistinguishedName(String text) {
    this.text = text;
  }

  /**
   * Returns the distinguished name that {@code text} spells.
   *
   * @throws IllegalArgumentException if it spells none; the message says where
   */
  public static DistinguishedName parse(String text) {
    return new DistinguishedName(text);
  }

  @Override
  public String dn() {
    return text;
  }

  /**
   * Returns the form in which two spellings of one name are equal: attribute types in lower case,
   * values unescaped and mapped to upper case, no blanks around separators.
   */
  public String normalized() {
    return InvariantText.upper(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && normalized().equals(that.normalized());
  }

  @Override
  public int hashCode() {
    return normalized().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
