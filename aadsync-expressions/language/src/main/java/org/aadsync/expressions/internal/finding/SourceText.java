package org.aadsync.expressions.internal.finding;

import java.util.Arrays;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** A text that knows where its lines start, so that a place costs the same in a long text. */
public final class SourceText {
  private final String text;
  private final int[] lineStarts;
  // How many surrogate pairs are complete before an offset; null where there are none.
  private final int @Nullable [] pairsBefore;

  public SourceText(String text) {
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.pairsBefore = pairsBefore(text);
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /** Returns the place from {@code start} (inclusive) to {@code end} (exclusive). */
  public SourceSpan span(int start, int end) {
    int found = Arrays.binarySearch(lineStarts, start);
    int line = found >= 0 ? found : -found - 2;
    int lineStart = lineStarts[line];
    int column = start - lineStart + 1;
    if (pairsBefore != null) {
      column -= pairsBefore[start] - pairsBefore[lineStart];
    }
    return new SourceSpan(start, end, line + 1, column);
  }

  /** Returns the place from the start of {@code first} to the end of {@code last}. */
  public SourceSpan span(SourceSpan first, SourceSpan last) {
    return new SourceSpan(first.start(), last.end(), first.line(), first.column());
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[8];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static int @Nullable [] pairsBefore(String text) {
    if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return null;
    }
    int[] pairs = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      boolean completes =
          i > 0
              && Character.isLowSurrogate(text.charAt(i))
              && Character.isHighSurrogate(text.charAt(i - 1));
      pairs[i + 1] = pairs[i] + (completes ? 1 : 0);
    }
    return pairs;
  }
}
