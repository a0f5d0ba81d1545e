package org.aadsync.expressions.verification;

import java.nio.charset.StandardCharsets;

/** Text from the bytes of the fuzzer. */
final class FuzzText {
  private FuzzText() {}

  /**
   * Reads bytes as UTF-8, so that inputs can be kept as readable files. What is no UTF-8 becomes
   * half a surrogate pair: texts can hold one, and nothing else would ever try it.
   */
  static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace('\uFFFD', '\uD83D');
  }
}
