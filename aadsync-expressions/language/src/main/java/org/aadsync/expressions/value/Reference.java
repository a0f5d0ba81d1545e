package org.aadsync.expressions.value;

/**
 * A reference to an object in a directory (type {@code ref}).
 *
 * <p>{@link DistinguishedName} is the form that is only text. A host may pass its own
 * implementation, such as a link to an object that it keeps; inside an expression a reference can
 * be passed through, counted, tested for presence, compared and converted to text.
 */
public interface Reference {
  /** Returns the distinguished name of the referenced object, as the directory spells it. */
  String dn();
}
