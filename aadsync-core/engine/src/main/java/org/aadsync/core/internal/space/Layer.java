package org.aadsync.core.internal.space;

import org.aadsync.core.schema.AttributeSet;

/**
 * One image of a connector-space object. Images that do not differ share one layer.
 *
 * @param objectType its type
 * @param dn its DN
 * @param values its values; references are {@link CsObject}s
 */
public record Layer(String objectType, String dn, AttributeSet values) {
  /** Returns this layer with other values. */
  public Layer withValues(AttributeSet values) {
    return values.equals(this.values) ? this : new Layer(objectType, dn, values);
  }

  /** Returns this layer with another DN. */
  public Layer withDn(String dn) {
    return dn.equals(this.dn) ? this : new Layer(objectType, dn, values);
  }
}
