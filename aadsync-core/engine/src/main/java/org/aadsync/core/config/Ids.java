package org.aadsync.core.config;

import java.util.UUID;

/** How identities are written. */
final class Ids {
  private Ids() {}

  /** Returns {@code id} in lower case and braces. */
  static String braced(UUID id) {
    return "{" + id + "}";
  }
}
