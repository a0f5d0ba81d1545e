package org.aadsync.core.spi;

import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;

/**
 * A reference that a directory gives by the security identifier of its target, as Active Directory
 * does in {@code mS-DS-CreatorSID}: it means the object with that {@code objectSid}.
 *
 * @param sid the security identifier (MS-DTYP 2.4.2)
 */
public record SidReference(ByteString sid) implements Reference {
  /** Returns the form of MS-ADTS 3.1.1.3.1.2.4: {@code <SID=0105…>}. */
  @Override
  public String dn() {
    return "<SID=" + sid.toHex() + ">";
  }
}
