package org.aadsync.samples.oracle;

import java.nio.ByteBuffer;

/** What a reference value names, before it is known whether such an object exists. */
sealed interface Target {
  /** The object with this DN, in the spelling of {@link Names#normalized}. */
  record ByDn(String dn) implements Target {}

  /** The object with this security identifier (Z-19). */
  record BySid(ByteBuffer sid) implements Target {}
}
