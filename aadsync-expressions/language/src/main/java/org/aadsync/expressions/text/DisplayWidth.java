package org.aadsync.expressions.text;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;

/** How many columns characters take in a terminal (Unicode Standard Annex #11). Thread-safe. */
public final class DisplayWidth {
  private static final int FIRST_WIDE = 0x1100;

  /** Wide and full-width characters, by block. */
  private static final ImmutableRangeSet<Integer> WIDE =
      ImmutableRangeSet.<Integer>builder()
          .add(Range.closed(FIRST_WIDE, 0x115F)) // Hangul leading consonants
          .add(Range.closed(0x2E80, 0x303E)) // CJK radicals, symbols and punctuation
          .add(Range.closed(0x3041, 0xA4CF)) // kana to Yi, CJK ideographs
          .add(Range.closed(0xA960, 0xA97C))
          .add(Range.closed(0xAC00, 0xD7A3)) // Hangul syllables
          .add(Range.closed(0xF900, 0xFAFF))
          .add(Range.closed(0xFE30, 0xFE6F))
          .add(Range.closed(0xFF01, 0xFF60)) // full-width forms
          .add(Range.closed(0xFFE0, 0xFFE6))
          .add(Range.closed(0x1F300, 0x1F64F)) // pictographs
          .add(Range.closed(0x1F680, 0x1F6FF))
          .add(Range.closed(0x1F900, 0x1FAFF))
          .add(Range.closed(0x20000, 0x3FFFD)) // supplementary ideographs
          .build();

  private DisplayWidth() {}

  /** Returns how many columns {@code text} takes. */
  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** Returns how many columns a character takes: 0 for a combining or format one, 1, or 2. */
  public static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> codePoint >= FIRST_WIDE && WIDE.contains(codePoint) ? 2 : 1;
    };
  }
}
