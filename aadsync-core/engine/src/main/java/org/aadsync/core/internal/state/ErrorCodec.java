package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Severity;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.spi.RetryAdvice;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Writes and reads errors of objects. */
final class ErrorCodec {
  private static final int NO_ADVICE = 0;
  private static final int NEXT_EXPORT = 1;
  private static final int NOT_BEFORE = 2;
  private static final int AFTER_CHANGE = 3;
  private static final int PERMANENT = 4;

  private ErrorCodec() {}

  static void write(RecordWriter writer, @Nullable ObjectError error) {
    writer.bool(error != null);
    if (error == null) {
      return;
    }
    writer.u8(error.stage().ordinal());
    writer.u8(error.severity().ordinal());
    for (String text :
        List.of(
            error.code(),
            error.connector(),
            error.dn(),
            error.anchor(),
            error.objectType(),
            error.message())) {
      writer.text(text);
    }
    writeOptional(writer, error.rule());
    writeOptional(writer, error.attribute());
    writeOptional(writer, error.expression());
    SourceSpan span = error.span();
    writer.bool(span != null);
    if (span != null) {
      writer.varint(span.start());
      writer.varint(span.end());
      writer.varint(span.line());
      writer.varint(span.column());
    }
    writer.instant(error.firstOccurred());
    writer.instant(error.lastOccurred());
    writer.varint(error.retryCount());
    write(writer, error.advice());
  }

  private static void writeOptional(RecordWriter writer, @Nullable String text) {
    writer.bool(text != null);
    if (text != null) {
      writer.text(text);
    }
  }

  private static @Nullable String readOptional(RecordReader reader) {
    return reader.bool() ? reader.text() : null;
  }

  static @Nullable ObjectError read(RecordReader reader) {
    if (!reader.bool()) {
      return null;
    }
    int stage = reader.u8();
    int severity = reader.u8();
    if (stage >= Stage.values().length || severity >= Severity.values().length) {
      throw reader.damaged("an error is of stage " + stage + " and severity " + severity);
    }
    ImmutableList.Builder<String> builder = ImmutableList.builder();
    for (int i = 0; i < 6; i++) {
      builder.add(reader.text());
    }
    List<String> texts = builder.build();
    String rule = readOptional(reader);
    String attribute = readOptional(reader);
    String expression = readOptional(reader);
    SourceSpan span = null;
    if (reader.bool()) {
      int start = (int) reader.varint();
      int end = (int) reader.varint();
      int line = (int) reader.varint();
      span = new SourceSpan(start, end, line, (int) reader.varint());
    }
    Instant firstOccurred = reader.instant();
    Instant lastOccurred = reader.instant();
    int retryCount = (int) reader.varint();
    return new ObjectError(
        Stage.values()[stage],
        Severity.values()[severity],
        texts.get(0),
        texts.get(1),
        texts.get(2),
        texts.get(3),
        texts.get(4),
        rule,
        attribute,
        expression,
        span,
        texts.get(5),
        firstOccurred,
        lastOccurred,
        retryCount,
        readAdvice(reader));
  }

  private static void write(RecordWriter writer, @Nullable RetryAdvice advice) {
    if (advice == null) {
      writer.u8(NO_ADVICE);
    } else if (advice instanceof RetryAdvice.NextExport) {
      writer.u8(NEXT_EXPORT);
    } else if (advice instanceof RetryAdvice.NotBefore notBefore) {
      writer.u8(NOT_BEFORE);
      writer.instant(notBefore.instant());
    } else if (advice instanceof RetryAdvice.AfterChange) {
      writer.u8(AFTER_CHANGE);
    } else {
      writer.u8(PERMANENT);
    }
  }

  private static @Nullable RetryAdvice readAdvice(RecordReader reader) {
    int kind = reader.u8();
    return switch (kind) {
      case NO_ADVICE -> null;
      case NEXT_EXPORT -> RetryAdvice.NEXT_EXPORT;
      case NOT_BEFORE -> new RetryAdvice.NotBefore(reader.instant());
      case AFTER_CHANGE -> RetryAdvice.AFTER_CHANGE;
      case PERMANENT -> RetryAdvice.PERMANENT;
      default -> throw reader.damaged("an error has advice " + kind);
    };
  }
}
