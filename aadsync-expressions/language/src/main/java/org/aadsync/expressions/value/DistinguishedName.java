package org.aadsync.expressions.value;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A distinguished name (RFC 4514) as text: compared by its normalised form, shown as it was given.
 *
 * <p>The natural order is that of the normalised forms, code unit by code unit. It says nothing
 * about the tree of a directory; sets and maps need it to stay fast when somebody chooses names
 * whose hash codes are equal.
 *
 * <p>Blanks around the separators are allowed beyond the RFC, since directories and people write
 * them. Immutable and thread-safe; the normalised form is computed when it is first needed.
 */
public final class DistinguishedName implements Reference, Comparable<DistinguishedName> {
  private final String text;
  // Written at most with equal strings, so a race between threads does no harm.
  private @Nullable String normalized;

  private DistinguishedName(String text) {
    this.text = text;
  }

  /**
   * Returns the distinguished name that {@code text} spells. "" is the name of the root.
   *
   * @throws IllegalArgumentException if it spells none; the message says what is wrong and where
   */
  public static DistinguishedName parse(String text) {
    DnReader.check(text);
    return new DistinguishedName(text);
  }

  /**
   * Returns {@code value} as the value of a component is written: a backslash before what RFC 4514
   * section 2.4 wants escaped, a null character as {@code \00}. An equals sign stays, as the RFC
   * allows. The same object if nothing changes.
   */
  public static String escape(String value) {
    return DnReader.escape(value);
  }

  @Override
  public String dn() {
    return text;
  }

  /** Returns the components from left to right, with the escapes of their values. */
  public ImmutableList<Rdn> rdns() {
    return DnReader.rdns(text);
  }

  /**
   * Returns one component, counted from 0 from the left, with the escapes of its value; null if the
   * name has fewer. What stands to the right of it is not read.
   */
  public @Nullable Rdn rdn(int index) {
    return DnReader.rdn(text, index);
  }

  /** Returns the name without its first component, or null if it has none. */
  public @Nullable DistinguishedName parent() {
    int start = DnReader.startOfParent(text);
    if (start < 0) {
      return null;
    }
    return new DistinguishedName(text.substring(start));
  }

  /**
   * Returns the form in which two spellings of one name are equal: attribute types in lower case,
   * values unescaped, mapped to upper case as .NET does and escaped again in one way, no blanks
   * around separators, the pairs of a multi-valued component sorted.
   */
  public String normalized() {
    String known = normalized;
    if (known == null) {
      known = DnReader.normalize(text);
      normalized = known;
    }
    return known;
  }

  @Override
  public int compareTo(DistinguishedName other) {
    return normalized().compareTo(other.normalized());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof DistinguishedName that
            && (text.equals(that.text) || normalized().equals(that.normalized())));
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
