package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code &}. Texts are joined, numbers, Booleans and references as their texts; bytes are
 * joined with bytes. NULL counts as nothing to join; if all is NULL, so is the result.
 */
final class JoinSegment implements AdditiveNode.Segment {
  private final SourceSpan span;
  private final int size;
  private final int limit;

  JoinSegment(SourceSpan span, int size, int limit) {
    this.span = span;
    this.size = size;
    this.limit = limit;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Object operation() {
    return ImmutableList.of(Operator.JOIN, size, limit);
  }

  @Override
  public @Nullable Object combine(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String a && right instanceof String b) {
      check((long) a.length() + b.length());
      return a.concat(b);
    }
    return combine(new @Nullable Object[] {left, right});
  }

  @Override
  public @Nullable Object combine(@Nullable Object[] values) {
    int count = Values.commonSize(values, span);
    if (count < 0) {
      return joinScalars(values);
    }
    @Nullable Object[] results = new @Nullable Object[count];
    @Nullable Object[] scalars = new @Nullable Object[values.length];
    long content = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < values.length; j++) {
        scalars[j] = Values.element(values[j], i);
      }
      Object result = joinScalars(scalars);
      content += Values.length(result);
      check(content);
      results[i] = result;
    }
    return Values.lifted(results);
  }

  private @Nullable Object joinScalars(@Nullable Object[] values) {
    for (Object value : values) {
      if (value instanceof ByteString) {
        return joinBytes(values);
      }
    }
    return joinTexts(values);
  }

  private @Nullable Object joinTexts(@Nullable Object[] values) {
    @Nullable String[] texts = new @Nullable String[values.length];
    long length = 0;
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        String text = Values.joinable(value);
        if (text == null) {
          throw unjoinable(value);
        }
        texts[i] = text;
        length += text.length();
        any = true;
      }
    }
    if (!any) {
      return null;
    }
    check(length);
    StringBuilder joined = new StringBuilder((int) length);
    for (String text : texts) {
      if (text != null) {
        joined.append(text);
      }
    }
    return joined.toString();
  }

  private Object joinBytes(@Nullable Object[] values) {
    long length = 0;
    for (Object value : values) {
      if (value instanceof ByteString bytes) {
        length += bytes.size();
      } else if (value != null) {
        throw unjoinable(value);
      }
    }
    check(length);
    byte[] joined = new byte[(int) length];
    int at = 0;
    for (Object value : values) {
      if (value instanceof ByteString bytes) {
        bytes.copyTo(joined, at);
        at += bytes.size();
      }
    }
    return ByteString.copyOf(joined);
  }

  private RuntimeException unjoinable(Object value) {
    boolean date = Kinds.of(value) == Kinds.DT;
    return Values.type(
        date ? "'&' joins no dates" : "'&' joins bytes with bytes only, and text with text",
        value,
        span);
  }

  private void check(long length) {
    if (length > limit) {
      throw Values.tooLong(length, limit, span);
    }
  }
}
