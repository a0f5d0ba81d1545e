package org.aadsync.core.rules;

import com.google.common.io.BaseEncoding;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Converts the text of constant flows: as other text does, and Base64 to byte strings. */
final class Constants {
  private Constants() {}

  /**
   * Returns what the target holds for {@code text}, or null for NULL.
   *
   * @throws FlowException if the text does not fit the target
   */
  static @Nullable Object convert(String text, FlowConverter converter) {
    if (converter.target().type() == AttributeType.BINARY) {
      try {
        byte[] bytes = BaseEncoding.base64().decode(InvariantText.trim(text));
        return converter.convert(ByteString.copyOf(bytes), true);
      } catch (IllegalArgumentException e) {
        throw new FlowException(
            "cs-attribute-type-mismatch",
            converter.target().name() + " takes a byte string, the constant is not Base64",
            null);
      }
    }
    return converter.convert(text, true);
  }
}
