package org.aadsync.core.spi;

import org.aadsync.expressions.value.Reference;

/**
 * A reference that a directory gives by the anchor of its target.
 *
 * @param anchor anchor of an object in the same directory
 */
public record AnchorReference(Anchor anchor) implements Reference {
  /** Returns a name made of the anchor: the DN is known to the connector space only. */
  @Override
  public String dn() {
    return "<ANCHOR=" + anchor + ">";
  }
}
